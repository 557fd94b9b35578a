package varde.core.escalate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import varde.core.escalate.EscalateRow.BundleRow;
import varde.core.escalate.EscalateRow.MomentRow;
import varde.core.escalate.Escalation.PageMade;
import varde.core.escalate.Ration.Waiting;
import varde.core.oncall.Channel;
import varde.core.oncall.Contact;
import varde.core.page.Page;
import varde.core.rules.Rule;

/**
 * Keeps to the limits on SMS, and sends what had to wait: by itself if it is one page, as one digest if there are more.
 * Each person has limits of their own for each team, so that no team's storm delays another's first page.
 */
final class Digests implements Gate {

    /** A digest carries no more than this; the rest follows with the next. */
    static final int MOST_PARTS = 500;

    private final Desk desk;
    private final Staff staff;

    Digests(Desk desk, Staff staff) {
        this.desk = desk;
        this.staff = staff;
    }

    @Override
    public boolean open(String person, String team, boolean urgent) {
        Ration ration = rations().of(person, team, Channel.SMS);
        boolean queue = ration.waiting().stream().anyMatch(page -> page.notBefore() <= desk.at());
        return !queue && openAt(ration, urgent) <= desk.at();
    }

    /** A page was made: it counts if it goes, it is kept if it waits. */
    void made(EscalationEvent.Paged paged, Course course) {
        PageMade page = paged.page();
        Ration ration = rations().of(page.person(), paged.brief().asked(), page.channel());
        if (page.waits()) {
            keep(ration.waits(new Waiting(
                    course.shown().outage(),
                    course.shown().team(),
                    page.id(),
                    page.event(),
                    course.severity(),
                    page.tryUntil(),
                    paged.brief())));
        } else if (page.channel() == Channel.SMS) {
            keep(ration.sent(desk.at()));
        }
    }

    /** The time of a ration has come. */
    void look(Ration ration) {
        if (ration.idle(desk.at())) {
            desk.forget(ration);
            return;
        }
        List<Waiting> ready = new ArrayList<>();
        List<Waiting> left = new ArrayList<>();
        boolean open = openAt(ration, ration.urgent()) <= desk.at();
        for (Waiting page : ration.waiting()) {
            boolean goes = open && page.notBefore() <= desk.at() && ready.size() < MOST_PARTS;
            if (!goes) {
                left.add(page);
            } else if (waits(page)) {
                ready.add(page);
            }
        }
        Ration after = ration.left(left);
        if (ready.isEmpty()) {
            keep(after);
            return;
        }
        keep(ration.channel() == Channel.SMS ? after.sent(desk.at()) : after);
        if (ready.size() == 1) {
            Waiting alone = ready.get(0);
            meet(alone, new EscalationInput.Released(alone.page(), alone.brief()));
        } else {
            send(ration, ready);
        }
    }

    /** A digest all of whose pages are no longer wanted is withdrawn, if it can be. */
    void unwanted(String id) {
        Optional<Bundle> bundle = rations().bundle(id);
        boolean all = bundle.isPresent()
                && bundle.get().parts().stream()
                        .allMatch(part -> course(part.outage(), part.team())
                                .map(course -> course.withdrawn().contains(part.page()))
                                .orElse(true));
        if (all) {
            say(bundle.get(), Page.Kind.WITHDRAW);
        }
    }

    private void send(Ration ration, List<Waiting> pages) {
        Map<String, Set<String>> byEscalation = new LinkedHashMap<>();
        List<Bundle.Part> parts = new ArrayList<>();
        for (Waiting page : pages) {
            parts.add(new Bundle.Part(page.outage(), page.team(), page.page()));
            byEscalation
                    .computeIfAbsent(Course.key(page.outage(), page.team()), none -> new LinkedHashSet<>())
                    .add(page.page());
        }
        int number = desk.book().moments().count(Moments.BUNDLES, "") + 1;
        desk.remember(new MomentRow(Moments.BUNDLES, "", desk.at(), number));
        Bundle bundle = new Bundle(
                "digest/" + desk.identity(),
                "D" + number,
                ration.person(),
                ration.team(),
                ration.channel(),
                contact(ration, pages),
                desk.at(),
                desk.at() + patience(ration.channel()),
                parts);
        rations().put(bundle);
        desk.outcome().keep(new BundleRow(bundle));
        say(bundle, Page.Kind.PAGE);
        for (Waiting page : pages) {
            Set<String> together = byEscalation.remove(Course.key(page.outage(), page.team()));
            if (together != null) {
                meet(page, new EscalationInput.Carried(together, bundle));
            }
        }
    }

    private void say(Bundle bundle, Page.Kind kind) {
        desk.digestWriter(staff)
                .digest(bundle, kind)
                .ifPresent(page -> desk.outcome().say(new EscalateOutput.Sent(page)));
    }

    /** The contact that the first page was meant for; another of the same channel if that is gone. */
    private int contact(Ration ration, List<Waiting> pages) {
        List<Contact> contacts = staff.contacts(ration.person());
        int meant = page(pages.get(0)).map(PageMade::contact).orElse(0);
        if (meant < contacts.size() && contacts.get(meant).channel() == ration.channel()) {
            return meant;
        }
        for (int other = 0; other < contacts.size(); other++) {
            if (contacts.get(other).channel() == ration.channel()) {
                return other;
            }
        }
        return meant;
    }

    private void keep(Ration ration) {
        desk.remember(ration.due(dueAt(ration)));
    }

    private long dueAt(Ration ration) {
        return ration.waiting().stream().mapToLong(Waiting::notBefore).min().stream()
                .map(earliest -> Math.max(earliest, openAt(ration, ration.urgent())))
                .findFirst()
                .orElse(ration.idleAt());
    }

    private long openAt(Ration ration, boolean urgent) {
        int perHour = (int) Math.max(1, staff.rules().of(Rule.SMS_PER_HOUR));
        return ration.open(staff.rules().of(Rule.SMS_SPACING), perHour, desk.at(), urgent);
    }

    private long patience(Channel channel) {
        return switch (channel) {
            case SMS -> staff.rules().of(Rule.RECEIPT_SMS);
            case EMAIL -> staff.rules().of(Rule.RECEIPT_EMAIL);
            case WEBHOOK -> staff.rules().of(Rule.RECEIPT_WEBHOOK);
        };
    }

    private boolean waits(Waiting page) {
        return page(page).filter(PageMade::waits).isPresent();
    }

    private Optional<PageMade> page(Waiting page) {
        return course(page.outage(), page.team()).flatMap(course -> course.page(page.page()));
    }

    private Optional<Course> course(String outage, String team) {
        return Optional.ofNullable(desk.book().of(outage).get(team));
    }

    private void meet(Waiting page, EscalationInput input) {
        desk.meet(staff, page.outage(), page.team(), input);
    }

    private Rations rations() {
        return desk.book().rations();
    }
}
