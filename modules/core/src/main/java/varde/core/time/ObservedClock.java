package varde.core.time;

/**
 * Makes {@link Now} from the timestamps of one partition of a stage's main input. Each record advances observed time by
 * its distance from the latest record before it, at least 0 and at most {@link #MOST_PER_RECORD}; so a stretch in which
 * nothing was written (broker, pulser or pipeline away) does not count as time in which anything could have been seen.
 */
public final class ObservedClock {

    /** The most that one record may advance observed time, in milliseconds. */
    public static final long MOST_PER_RECORD = 2_000;

    private static final long NEVER = Long.MIN_VALUE;

    private long log = NEVER;
    private long observed;
    private long gap;

    /** Takes the timestamp of the next record and tells the times at it. */
    public Now advance(long timestamp) {
        if (log == NEVER) {
            log = timestamp;
            gap = 0;
        } else {
            gap = Math.max(0, timestamp - log);
            observed += Math.min(gap, MOST_PER_RECORD);
            log = Math.max(log, timestamp);
        }
        return now();
    }

    /** The times at the latest record; before the first, log time is 0. */
    public Now now() {
        return new Now(log == NEVER ? 0 : log, observed);
    }

    /** How far the latest record was from the one before it, in milliseconds; 0 for the first. */
    public long gap() {
        return gap;
    }

    /** Whether any record has been read or restored. */
    public boolean started() {
        return log != NEVER;
    }

    /** Goes on from a remembered moment, if it is later than what is known. Used when state is restored. */
    public void restore(Now remembered) {
        if (log == NEVER || remembered.log() > log || remembered.observed() > observed) {
            log = Math.max(log, remembered.log());
            observed = Math.max(observed, remembered.observed());
        }
    }
}
