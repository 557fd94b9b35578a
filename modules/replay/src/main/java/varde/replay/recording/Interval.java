package varde.replay.recording;

import java.time.Instant;

/**
 * A stretch of log time.
 *
 * @param from its begin, in milliseconds since the epoch, included
 * @param to its end, in milliseconds since the epoch, excluded
 */
public record Interval(long from, long to) {

    public Interval {
        if (from >= to) {
            throw new CannotReplay("the interval is empty: " + Instant.ofEpochMilli(from) + " is not before "
                    + Instant.ofEpochMilli(to) + "; --from must be earlier than --to");
        }
    }

    /** Whether this log time is in it. */
    public boolean holds(long time) {
        return from <= time && time < to;
    }

    /** How long it is, in milliseconds. */
    public long length() {
        return to - from;
    }
}
