package varde.replay;

import java.util.concurrent.atomic.AtomicLong;

/** How far a replay is. May be asked and told by several threads. */
public final class Progress {

    private final AtomicLong done = new AtomicLong();
    private volatile long total;

    /** So many records will have to be read, as far as that can be known. */
    public void expect(long records) {
        total = records;
    }

    /** So many more have been read. */
    public void passed(long records) {
        done.addAndGet(records);
    }

    /** How many have been read. */
    public long done() {
        return done.get();
    }

    /** How many there are, as far as that can be known; 0 before it is. */
    public long total() {
        return total;
    }
}
