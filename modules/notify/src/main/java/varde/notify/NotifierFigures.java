package varde.notify;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import varde.core.page.Receipt;

/** What a notifier tells of itself while it works. Written by its thread, read by whoever watches. */
public final class NotifierFigures {

    /** A turn takes a moment; a notifier that has made none for so long, in milliseconds, stands still. */
    static final long STILL = 60_000;

    private final Map<Receipt.Status, LongAdder> receipts = new EnumMap<>(Receipt.Status.class);
    private final LongAdder rejected = new LongAdder();
    private final LongSupplier clock;
    private volatile long turned;
    private volatile boolean reading;
    private volatile int waiting;
    private volatile String trouble = "";

    /** Of a notifier that begins now. */
    NotifierFigures() {
        this(() -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
    }

    /** By another clock, in milliseconds that only grow. */
    NotifierFigures(LongSupplier clock) {
        this.clock = clock;
        this.turned = clock.getAsLong();
        for (Receipt.Status status : Receipt.Status.values()) {
            receipts.put(status, new LongAdder());
        }
    }

    void turned(boolean reads, int pages) {
        turned = clock.getAsLong();
        reading = reads;
        waiting = pages;
        trouble = reads ? "" : trouble;
    }

    void begunAnew(String why) {
        turned = clock.getAsLong();
        reading = false;
        trouble = why;
    }

    void told(Receipt.Status status) {
        LongAdder count = receipts.get(status);
        if (count != null) {
            count.increment();
        }
    }

    void rejected(int records) {
        rejected.add(records);
    }

    /** How many receipts of this sort were written since the start. */
    public long receipts(Receipt.Status status) {
        LongAdder count = receipts.get(status);
        return count == null ? 0 : count.sum();
    }

    /** How many records went to {@code rejected} since the start. */
    public long rejections() {
        return rejected.sum();
    }

    /** How many pages have been read and not been concluded, attempts under way included. */
    public int waiting() {
        return waiting;
    }

    /** Why it should be started again, if it should: its thread has made no turn for a minute. */
    public Optional<String> standsStill() {
        long still = clock.getAsLong() - turned;
        return still > STILL ? Optional.of("has not moved for " + still / 1_000 + " s") : Optional.empty();
    }

    /** Why no pages are read now, if none are. */
    public Optional<String> notReading() {
        if (reading) {
            return Optional.empty();
        }
        return Optional.of("reads no pages" + (trouble.isEmpty() ? " yet" : ": " + trouble));
    }
}
