package varde.core.page;

/** What a page says. */
public enum PageEvent {
    /** Something is broken: please answer. */
    OPENED,
    /** It became worse. */
    WORSE,
    /** A deeper cause was found; another team has it now. */
    MERGED,
    /** Your acknowledgement is about to end. */
    REMINDER,
    /** Somebody else has answered. */
    TAKEN,
    /** For your knowledge only. */
    INFORM,
    /** It is over. */
    ALL_CLEAR,
    /** Several that waited. */
    DIGEST,
    /** A drill. */
    DRILL,
    /** To those of last resort: something is broken and nobody has been reached. */
    UNPAGED,
    /** To a team, not urgent: something is wrong with who will be on call. */
    ROSTER
}
