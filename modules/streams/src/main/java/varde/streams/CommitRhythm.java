package varde.streams;

/**
 * When a stream thread asks for a commit: its tasks are committed together, so they share one rhythm. The pause counts from where the
 * commit before has ended: counted from where that began, commits that take long would follow each other without one.
 */
final class CommitRhythm {

    private long ended;
    private boolean committing;

    /** A commit begins; while it goes on the thread decides nothing. */
    void begins() {
        committing = true;
    }

    /**
     * Whether it is time for a commit.
     *
     * @param clock this machine's clock, in milliseconds
     */
    boolean isTime(long clock) {
        if (committing) {
            committing = false;
            ended = clock;
        }
        return clock - ended >= StageSettings.COMMIT_EVERY;
    }
}
