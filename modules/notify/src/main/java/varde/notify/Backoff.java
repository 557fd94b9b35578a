package varde.notify;

/** How long to wait before a page is tried again: 1, 2, 4, 8 and from then on 10 seconds. */
final class Backoff {

    /** When a limit was reached: soon, so that what has waited longest is first when there is room again. */
    static final long LIMITED = 500;

    private static final long FIRST = 1_000;
    private static final long LONGEST = 10_000;

    private Backoff() {}

    /** Milliseconds from the end of this attempt (from 1) to the next. */
    static long after(int attempt) {
        return Math.min(LONGEST, FIRST << Math.min(attempt - 1, 4));
    }
}
