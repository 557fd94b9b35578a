package varde.core.escalate;

import varde.core.correlate.Outage;
import varde.core.correlate.Severity;

/** What an escalation remembers of its outage, and what it does when that changes. */
final class Subject {

    private final Deciding deciding;

    Subject(Deciding deciding) {
        this.deciding = deciding;
    }

    /** What an outage is called: the most critical application it hits, else its root. */
    static String title(Outage outage) {
        return outage.applications().isEmpty()
                ? outage.rootName()
                : outage.applications().get(0);
    }

    /** Remembers what the outage says now, if it says something else than before. */
    void remember(Outage outage) {
        Course course = deciding.course();
        boolean same = course.severity() == outage.severity()
                && course.shown().title().equals(title(outage))
                && course.labels().equals(outage.labels());
        if (!same) {
            told(outage);
        }
    }

    /** Remembers what the outage says for the first time. */
    void told(Outage outage) {
        deciding.happens(new EscalationEvent.Told(outage.severity(), title(outage), outage.labels()));
    }

    /** Runs from the first step, as if for the first time. */
    void runAnew(EscalationInput.Opened input) {
        stray(input);
        new Climb(deciding).begin(lateBy(input.outage()));
        new Telling(deciding).inform();
    }

    /** Says that another team is asked than the one routed to. */
    void stray(EscalationInput.Opened input) {
        input.stray()
                .ifPresent(team -> deciding.because(
                        "unknown-team",
                        "Nobody has configured the team " + team + " (" + input.source() + "); " + input.team()
                                + " is asked in its place."));
    }

    /** Whether an answer was given for something less bad. */
    boolean worseThanAccepted(Severity severity) {
        return severity.worseThan(deciding.course().accepted());
    }

    private long lateBy(Outage outage) {
        long lateBy = deciding.at() - outage.openedAt();
        return lateBy > Deciding.LATE ? lateBy : 0;
    }
}
