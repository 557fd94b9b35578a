package varde.core.watchdog;

/** What a trouble is about. There is one trouble about each at a time. */
public enum Concern {
    /** Kafka does not answer; nothing else can be known. */
    KAFKA,
    /** DETECT does not move on. */
    DETECT,
    /** CORRELATE does not move on. */
    CORRELATE,
    /** ESCALATE does not move on. */
    ESCALATE,
    /** A failure no longer comes out as a page, or comes out late. */
    CANARY,
    /** Pages wait, and their notifier does not move on. */
    NOTIFY,
    /** The other watchdog is not well. */
    OTHER
}
