package varde.core.job;

import varde.core.landscape.State;

/** How a job is. */
public enum JobCondition {
    /** Nothing was heard of it, and it was not due yet. */
    NEW(State.UNKNOWN),
    /** Nothing was ever heard of it, though it was due. */
    NEVER_SEEN(State.UNKNOWN),
    /** Its first run is under way. */
    STARTED(State.UNKNOWN),
    /** Its latest run went well. */
    GOOD(State.UP),
    /** Its latest run ended with a warning. */
    DEGRADED(State.DEGRADED),
    /** Its latest run failed. */
    FAILED(State.DOWN),
    /** It was due, and no sign of life came in time. */
    LATE(State.DOWN),
    /** It started, and its end was not told before it should have run again. */
    UNFINISHED(State.DOWN),
    /** It has run for longer than it may. */
    RAN_TOO_LONG(State.DOWN);

    private final State state;

    JobCondition(State state) {
        this.state = state;
    }

    /** What that says of the component's state. */
    public State state() {
        return state;
    }
}
