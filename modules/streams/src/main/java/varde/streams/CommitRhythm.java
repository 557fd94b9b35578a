package varde.streams;

/**
 * When a stream thread asks for a commit. Commits of all its tasks go together, so its tasks share one rhythm. It counts from where
 * the commit before has ended: counted from where that began, commits that take long would follow each other without a pause.
 */
final class CommitRhythm {

    /** How often each task looks whether it is time, in milliseconds. */
    static final long LOOK_EVERY = 10;

    /** A look comes late by half of that, and so does the one that sees a commit's end. */
    private static final long PAUSE = StageSettings.COMMIT_EVERY - LOOK_EVERY;

    private static final long NONE = -1;

    private long ended;
    private long asked = NONE;

    /**
     * Whether it is time for a commit. A thread commits what it was asked for before its tasks look again; so the look after the one
     * at which it was time tells that the commit has ended.
     *
     * @param clock this machine's clock, in milliseconds
     */
    boolean isTime(long clock) {
        long look = clock / LOOK_EVERY;
        if (look == asked) {
            return true;
        }
        if (asked != NONE) {
            asked = NONE;
            ended = clock;
        }
        if (clock - ended < PAUSE) {
            return false;
        }
        asked = look;
        return true;
    }
}
