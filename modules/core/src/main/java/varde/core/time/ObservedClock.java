package varde.core.time;

/**
 * Makes {@link Now} from the timestamps of one partition of a stage's main input. Each record advances observed time by
 * its distance from the latest record before it, at least 0 and at most {@link #MOST_PER_RECORD}; so a stretch in which
 * nothing was written (broker, pulser or pipeline away) does not count as time in which anything could have been seen.
 */
public final class ObservedClock {

    /** The most that one record may advance observed time, in milliseconds. */
    public static final long MOST_PER_RECORD = 2_000;

    private Now now = new Now(0, 0);
    private boolean started;
    private long gap;

    /** Takes the timestamp of the next record and tells the times at it. */
    public Now advance(long timestamp) {
        gap = started ? Math.max(0, timestamp - now.log()) : 0;
        if (!started) {
            started = true;
            now = new Now(timestamp, now.observed());
        } else if (gap > 0) {
            now = new Now(timestamp, now.observed() + Math.min(gap, MOST_PER_RECORD));
        }
        return now;
    }

    /** The times at the latest record; before the first, log time is 0. */
    public Now now() {
        return now;
    }

    /** How far the latest record was from the one before it, in milliseconds; 0 for the first. */
    public long gap() {
        return gap;
    }

    /** Whether any record has been read or restored. */
    public boolean started() {
        return started;
    }

    /** Goes on from a remembered moment, if it is later than what is known. Used when state is restored. */
    public void restore(Now remembered) {
        if (!started) {
            started = true;
            now = remembered;
        } else if (remembered.log() > now.log() || remembered.observed() > now.observed()) {
            now = new Now(Math.max(now.log(), remembered.log()), Math.max(now.observed(), remembered.observed()));
        }
    }
}
