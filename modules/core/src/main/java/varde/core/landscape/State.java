package varde.core.landscape;

/** What all its agents together say of a component. */
public enum State {
    /** Seen well. */
    UP,
    /** Seen, but slow or warning, or seen well from some sites only. */
    DEGRADED,
    /** Enough sites agree that it failed. */
    DOWN,
    /** Nobody is left to ask. */
    UNKNOWN
}
