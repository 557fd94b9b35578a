package varde.app.outbox;

/** What may be wrong with a provider, for rehearsals and tests. */
public enum Fault {
    /** All is well. */
    NONE,
    /** Nobody listens. */
    DOWN,
    /** It answers that it cannot: HTTP 500, SMTP 451. */
    ERRORS,
    /** It takes a message and answers after longer than anybody waits, or when the fault is over. */
    SLOW
}
