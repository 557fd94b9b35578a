package varde.core.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/**
 * A lazy timing wheel: an entry stays where it was put while its deadline moves away, and whoever takes it out puts it
 * back if it is not due after all. A heartbeat therefore costs the wheel nothing. After Varghese and Lauck, "Hashed and
 * Hierarchical Timing Wheels" (SOSP 1987), with a sorted map of slots in place of the hash. A slot is one millisecond, so
 * an entry comes out with the first record at which it is due: with wider slots that would hang on where time began to
 * be counted, and the same log read from its middle would decide otherwise.
 *
 * @param <T> what has a deadline
 */
final class DeadlineWheel<T extends DeadlineWheel.Entry> {

    /** Something that can wait in one wheel. */
    abstract static class Entry {

        private static final long NOWHERE = Long.MAX_VALUE;

        private long slot = NOWHERE;
    }

    private final TreeMap<Long, List<T>> slots = new TreeMap<>();
    /** No slot before this one has entries: most records find nothing due, and need not ask the map. */
    private long first = Entry.NOWHERE;

    private long places;

    private final Comparator<T> order;
    private final ToLongFunction<T> deadline;

    /**
     * An empty wheel.
     *
     * @param order the order in which the entries of a slot come out, so that a restored wheel gives out the same
     * @param deadline what an entry's deadline is now, in milliseconds
     */
    DeadlineWheel(Comparator<T> order, ToLongFunction<T> deadline) {
        this.order = order;
        this.deadline = deadline;
    }

    /** Puts an entry in, to come out once time has reached its deadline, unless it already waits for a sooner one. */
    void add(T entry) {
        long slot = deadline.applyAsLong(entry);
        Entry waiting = entry;
        if (slot < waiting.slot) {
            waiting.slot = slot;
            first = Math.min(first, slot);
            slots.computeIfAbsent(slot, any -> new ArrayList<>(2)).add(entry);
            places++;
        }
    }

    /**
     * Takes out what is due, by its deadline and then in the wheel's order; an entry whose deadline has moved is
     * put back where it belongs now.
     *
     * @param time milliseconds
     * @param most how many at the most; what is left comes with the next call
     */
    void drain(long time, int most, Consumer<T> due) {
        if (first > time) {
            return;
        }
        List<T> out = new ArrayList<>(0);
        while (out.size() < most && !slots.isEmpty() && slots.firstKey() <= time) {
            take(slots.firstKey(), most, out);
        }
        first = slots.isEmpty() ? Entry.NOWHERE : slots.firstKey();
        out.forEach(due);
    }

    private void take(long slot, int most, List<T> out) {
        List<T> entries = slots.remove(slot);
        if (entries == null) {
            return;
        }
        places -= entries.size();
        List<T> here = new ArrayList<>(entries.size());
        for (T entry : entries) {
            if (isHere(entry, slot)) {
                here.add(entry);
            }
        }
        here.sort(order);
        int taken = Math.min(most - out.size(), here.size());
        for (T entry : here.subList(0, taken)) {
            Entry waiting = entry;
            waiting.slot = Entry.NOWHERE;
            out.add(entry);
        }
        if (taken < here.size()) {
            slots.put(slot, new ArrayList<>(here.subList(taken, here.size())));
            places += here.size() - taken;
        }
    }

    /** Whether an entry found in this slot is due there; otherwise it is stale here, or is moved on. */
    private boolean isHere(T entry, long slot) {
        Entry waiting = entry;
        if (waiting.slot != slot) {
            return false;
        }
        if (deadline.applyAsLong(entry) <= slot) {
            return true;
        }
        waiting.slot = Entry.NOWHERE;
        add(entry);
        return false;
    }

    /** How many places the wheel keeps; an entry whose deadline has moved may hold two for a while. */
    long size() {
        return places;
    }

    /** How many of them should have come out by this time, in milliseconds. */
    long overdue(long time) {
        long due = 0;
        for (List<T> slot : slots.headMap(time, true).values()) {
            due += slot.size();
        }
        return due;
    }
}
