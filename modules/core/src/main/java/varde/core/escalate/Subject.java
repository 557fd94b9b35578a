package varde.core.escalate;

import java.util.Objects;
import varde.core.correlate.Outage;
import varde.core.correlate.Severity;

/** What an escalation remembers of its outage, and what it does when that changes. */
final class Subject {

    private static final String COMPONENT = "component";

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
        String title = keepsItsName(outage) ? course.shown().title() : title(outage);
        boolean same = course.severity() == outage.severity()
                && course.shown().title().equals(title)
                && course.labels().equals(outage.labels());
        if (!same) {
            deciding.happens(new EscalationEvent.Told(outage.severity(), title, outage.labels()));
        }
    }

    /**
     * People recognise an outage by what they were paged for. It keeps that name while its applications recover one by
     * one, unless it becomes worse, has another root, or was named only after its root.
     */
    private boolean keepsItsName(Outage outage) {
        Course course = deciding.course();
        boolean sameRoot =
                Objects.equals(course.labels().get(COMPONENT), outage.labels().get(COMPONENT));
        return sameRoot
                && !outage.severity().worseThan(course.severity())
                && !course.shown().title().equals(outage.rootName());
    }

    /** Remembers what the outage says for the first time. */
    void told(Outage outage) {
        deciding.happens(new EscalationEvent.Told(outage.severity(), title(outage), outage.labels()));
    }

    /** Runs from the first step, as if for the first time. */
    void runAnew(EscalationInput.Opened input) {
        instead(input);
        new Climb(deciding).begin(lateBy(input.outage()));
        new Telling(deciding).inform();
    }

    /** Says that another team is asked than the one routed to. */
    void instead(EscalationInput.Opened input) {
        input.instead().ifPresent(reason -> deciding.because(reason.rule(), reason.text()));
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
