package varde.core.detect;

/** What one look of one agent at one component found. */
public enum HeartbeatStatus {
    /** Seen well. */
    OK,
    /** Works, but slow or with a warning. */
    DEGRADED,
    /** Does not work. */
    FAILED,
    /** The check itself is broken: no statement about the component. */
    BROKEN,
    /** An orderly stop of the agent: its silence is allowed for a while. */
    LEAVING,
    /** A job has started; its end will be told by another heartbeat. */
    STARTED
}
