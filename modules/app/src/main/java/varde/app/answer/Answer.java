package varde.app.answer;

import varde.core.correlate.Outage;
import varde.core.escalate.Escalation;

/** What came of an acknowledgement. */
public sealed interface Answer {

    /** You have it. */
    record Yours(Outage outage, Escalation.Acknowledgement mine) implements Answer {}

    /** Somebody was first; you are noted as well. */
    record TakenBy(Outage outage, Escalation.Acknowledgement first) implements Answer {}

    /** It is over. */
    record Over(Outage outage) implements Answer {}

    /** There is no such outage. */
    record NoSuchOutage(int number) implements Answer {}

    /** It was written to the log, but nothing has been heard of it yet. */
    record Unheard(int number) implements Answer {}
}
