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
import varde.core.escalate.EscalateRow.WaitingRow;
import varde.core.escalate.Escalation.PageMade;
import varde.core.escalate.Ration.Waiting;
import varde.core.oncall.Channel;
import varde.core.oncall.Contact;
import varde.core.page.Page;
import varde.core.rules.Rule;

/**
 * Keeps to the limits of each channel, and sends what had to wait: by itself if it is one page, as one digest if there are
 * more. Each person has limits of their own for each team, so that no team's storm delays another's first page.
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
    public boolean open(String person, String team, Channel channel, boolean urgent) {
        Ration ration = rations().of(person, team, channel);
        boolean queue = queue(ration).earliest().filter(at -> at <= desk.at()).isPresent();
        return !queue && openAt(ration, urgent) <= desk.at();
    }

    /** A page was made: it counts if it goes, it is kept if it waits. */
    void made(EscalationEvent.Paged paged, Course course) {
        PageMade page = paged.page();
        Ration ration = rations().of(page.person(), paged.brief().asked(), page.channel());
        if (page.waits()) {
            desk.waits(
                    ration,
                    new Waiting(
                            course.shown().outage(),
                            course.shown().team(),
                            page.id(),
                            page.event(),
                            course.severity(),
                            page.tryUntil(),
                            paged.brief()));
            keep(ration);
        } else {
            keep(ration.sent(desk.at()));
        }
    }

    /**
     * The time of a ration has come.
     *
     * @return how many pages that waited have gone
     */
    int look(Ration ration) {
        if (queue(ration).isEmpty() && ration.idle(desk.at())) {
            desk.forget(ration);
            return 0;
        }
        List<Waiting> ready = ready(ration);
        if (ready.isEmpty()) {
            keep(ration);
            return 0;
        }
        keep(ration.sent(desk.at()));
        if (ready.size() == 1) {
            Waiting alone = ready.get(0);
            meet(alone, new EscalationInput.Released(alone.page(), alone.brief()));
        } else {
            send(ration, ready);
        }
        return ready.size();
    }

    /** What goes now, if anything may; it waits no more, and neither does what is no longer wanted. */
    private List<Waiting> ready(Ration ration) {
        List<Waiting> ready = new ArrayList<>();
        if (openAt(ration, queue(ration).urgent()) > desk.at()) {
            return ready;
        }
        for (WaitingRow row : queue(ration).all()) {
            if (row.page().notBefore() <= desk.at() && ready.size() < MOST_PARTS) {
                desk.waitsNoMore(row);
                if (waits(row.page())) {
                    ready.add(row.page());
                }
            }
        }
        return ready;
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
        return queue(ration)
                .earliest()
                .map(earliest -> Math.max(earliest, openAt(ration, queue(ration).urgent())))
                .orElse(ration.idleAt());
    }

    private long openAt(Ration ration, boolean urgent) {
        long spacing = staff.rules().of(spacing(ration.channel()));
        int perHour = (int) Math.max(1, staff.rules().of(perHour(ration.channel())));
        return ration.open(spacing, perHour, desk.at(), urgent);
    }

    private static Rule spacing(Channel channel) {
        return switch (channel) {
            case SMS -> Rule.SMS_SPACING;
            case EMAIL -> Rule.EMAIL_SPACING;
            case WEBHOOK -> Rule.WEBHOOK_SPACING;
        };
    }

    private static Rule perHour(Channel channel) {
        return switch (channel) {
            case SMS -> Rule.SMS_PER_HOUR;
            case EMAIL -> Rule.EMAIL_PER_HOUR;
            case WEBHOOK -> Rule.WEBHOOK_PER_HOUR;
        };
    }

    private Queue queue(Ration ration) {
        return rations().queue(ration.key());
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
