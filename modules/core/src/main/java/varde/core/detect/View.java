package varde.core.detect;

/** What one agent sees of one component, silence included. */
public enum View {
    /** Seen well. */
    OK,
    /** Works, but slow or with a warning. */
    DEGRADED,
    /** Does not work. */
    FAILED,
    /** The check itself is broken: no vote. */
    BROKEN,
    /** Past its deadline although its agent is alive; or, of the agent itself, silent altogether. */
    SILENT,
    /** Stopped in good order: no vote, and silence is allowed for a while. */
    LEAVING,
    /** A job is running. */
    STARTED;

    /** What a heartbeat of this status shows. */
    static View of(HeartbeatStatus status) {
        switch (status) {
            case OK:
                return OK;
            case DEGRADED:
                return DEGRADED;
            case FAILED:
                return FAILED;
            case BROKEN:
                return BROKEN;
            case LEAVING:
                return LEAVING;
            case STARTED:
                return STARTED;
        }
        throw new IllegalArgumentException("no view for " + status);
    }
}
