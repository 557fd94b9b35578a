package varde.core.escalate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import varde.core.correlate.Outage;
import varde.core.correlate.Severity;
import varde.core.escalate.EscalateRow.MomentRow;
import varde.core.escalate.Escalation.PageMade;
import varde.core.oncall.Contact;
import varde.core.oncall.Team;
import varde.core.page.PageEvent;

/**
 * Watches over the one thing that must never be: an open outage, not acknowledged and not in maintenance, for which no
 * page is under way, sent or delivered. It looks at outages and pages alone and knows nothing of steps, so that it also
 * finds what the steps get wrong. Of what flaps nobody is paged each time, and of a drill it knows nothing. After two minutes the operations centre is told by every contact it has, and again for as
 * long as it lasts.
 */
final class Vigil {

    /** How long an outage may be without a page, in milliseconds. */
    static final long PATIENCE = 120_000;

    /** How long after an alarm the next one comes for the same outage, in milliseconds. */
    static final long AGAIN = 600_000;

    private static final String MAINTENANCE = "maintenance";
    private static final int MOST_AT_ONCE = 200;

    private final Desk desk;
    private final Staff staff;

    Vigil(Desk desk, Staff staff) {
        this.desk = desk;
        this.staff = staff;
    }

    /** Something about an outage has changed. */
    void look(String id) {
        Optional<MomentRow> known = desk.book().moments().of(Moments.UNPAGED, id);
        boolean bare = desk.book().outage(id).filter(this::bare).isPresent();
        if (bare && known.isEmpty()) {
            desk.remember(new MomentRow(Moments.UNPAGED, id, desk.at() + PATIENCE, 0));
        } else if (!bare && known.isPresent()) {
            desk.forget(known.get());
        }
    }

    /** Raises the alarm for those whose time has come: one page to each contact, however many there are. */
    void keep() {
        List<Outage> found = new ArrayList<>();
        int alarms = 0;
        for (int most = 0; most < MOST_AT_ONCE; most++) {
            Optional<MomentRow> due = desk.book().moments().due(Moments.UNPAGED, desk.at());
            if (due.isEmpty()) {
                break;
            }
            MomentRow row = due.get();
            Optional<Outage> outage = desk.book().outage(row.of()).filter(this::bare);
            if (outage.isEmpty()) {
                desk.forget(row);
            } else {
                found.add(outage.get());
                alarms = Math.max(alarms, row.count() + 1);
                desk.remember(new MomentRow(row.sort(), row.of(), desk.at() + AGAIN, row.count() + 1));
            }
        }
        if (!found.isEmpty()) {
            found.sort(Comparator.comparing(Outage::severity).thenComparing(Outage::number));
            alarm(found, alarms);
        }
    }

    private void alarm(List<Outage> outages, int count) {
        NoticeWriter writer = desk.noticeWriter(staff);
        for (String person : operations()) {
            List<Contact> contacts = staff.contacts(person);
            for (int contact = 0; contact < contacts.size(); contact++) {
                String id =
                        String.join("/", NoticeWriter.UNPAGED, outages.get(0).id(), "" + count, person, "" + contact);
                desk.outcome()
                        .say(new EscalateOutput.Sent(
                                writer.unpaged(new NoticeWriter.Reader(id, person, contact), outages)));
            }
        }
    }

    /** The team of last resort itself, and everybody whom its steps name at this moment. */
    private Set<String> operations() {
        Set<String> people = new LinkedHashSet<>();
        people.add("team:" + staff.rootTeam());
        staff.team(staff.rootTeam())
                .ifPresent(team -> team.steps().stream()
                        .flatMap(step -> step.page().stream())
                        .forEach(target -> {
                            switch (target.kind()) {
                                case PERSON -> people.add(target.id());
                                case TEAM -> people.add(target.toString());
                                case SCHEDULE -> people.addAll(onCall(team, target.id()));
                            }
                        }));
        return people;
    }

    private List<String> onCall(Team team, String schedule) {
        try {
            return staff.onCall(team).at(schedule, Instant.ofEpochMilli(desk.at()));
        } catch (RuntimeException broken) {
            return List.of(); // The alarm goes to everybody else; a schedule must not silence it.
        }
    }

    private boolean bare(Outage outage) {
        boolean weighs = outage.severity() != Severity.WARNING;
        boolean planned = !outage.labels().getOrDefault(MAINTENANCE, "").isEmpty();
        return outage.status() == Outage.Status.OPEN
                && weighs
                && !planned
                && !outage.flapping()
                && !Drill.is(outage.labels())
                && desk.book().of(outage.id()).values().stream().noneMatch(Vigil::covered);
    }

    /** Whether somebody has it, or a page of its present life is on its way or has arrived, or waits for the morning. */
    private static boolean covered(Course course) {
        return course.shown().status() == Escalation.Status.ACKNOWLEDGED
                || course.shown().status() == Escalation.Status.RUNNING
                        && course.waking().stream().anyMatch(Vigil::counts);
    }

    private static boolean counts(PageMade page) {
        return page.event() != PageEvent.INFORM && page.fate().mayReach();
    }
}
