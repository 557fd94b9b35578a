package varde.core.escalate;

import java.util.Optional;
import varde.core.time.Due;

/** Where an escalation is, and what it does about each input there. */
sealed interface EscalationState permits Unstarted, Running, Acknowledged, Ended {

    /** The state of a remembered escalation. */
    static EscalationState of(Course course) {
        return switch (course.shown().status()) {
            case RUNNING -> new Running(course);
            case ACKNOWLEDGED -> new Acknowledged(course);
            case ENDED -> new Ended(course);
        };
    }

    /** What is remembered. */
    Course course();

    /** Whether it has begun and not ended. */
    default boolean isOpen() {
        return true;
    }

    /** When it wants to be asked again without any input. */
    Optional<Due> nextDue();

    /** The outage asks for this team. */
    void opened(EscalationInput.Opened input, Deciding deciding);

    /** Somebody tries out how the team is paged. */
    void drilled(EscalationInput.Drilled input, Deciding deciding);

    /** The outage is back. */
    void reopened(EscalationInput.Reopened input, Deciding deciding);

    /** The outage is told anew. */
    void updated(EscalationInput.Updated input, Deciding deciding);

    /** The outage is over. */
    void over(EscalationInput.Over input, Deciding deciding);

    /** Others have it now. */
    void moved(EscalationInput.Moved input, Deciding deciding);

    /** Another outage with the same team has become part of this one. */
    void inherited(EscalationInput.Inherited input, Deciding deciding);

    /** Somebody has answered. */
    void answered(EscalationInput.Answered input, Deciding deciding);

    /** Somebody puts it off. */
    void snoozed(EscalationInput.Snoozed input, Deciding deciding);

    /** Somebody wants one more to be paged. */
    void called(EscalationInput.Called input, Deciding deciding);

    /** Somebody gives it to somebody else. */
    void handed(EscalationInput.Handed input, Deciding deciding);

    /** Pages that waited go with others. */
    void carried(EscalationInput.Carried input, Deciding deciding);

    /** A page that waited goes by itself. */
    void released(EscalationInput.Released input, Deciding deciding);

    /** Somebody has answered for another team of the same outage. */
    void answeredElsewhere(EscalationInput.AnsweredElsewhere input, Deciding deciding);

    /** It is known what became of a page. */
    void receipted(EscalationInput.Receipted input, Deciding deciding);

    /** Somebody cannot take it. */
    void declined(EscalationInput.Declined input, Deciding deciding);

    /** Somebody wants a text remembered. */
    void noted(EscalationInput.Noted input, Deciding deciding);

    /** What was due is due. */
    void timeCame(Deciding deciding);

    /** What was due could not be decided. */
    void failed(EscalationInput.Failed input, Deciding deciding);
}
