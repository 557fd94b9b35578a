package varde.core.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A lazy timing wheel: an entry stays where it was put while its deadline moves away, and whoever takes it out puts it
 * back if it is not due after all. A heartbeat therefore costs the wheel nothing. After Varghese and Lauck, "Hashed and
 * Hierarchical Timing Wheels" (SOSP 1987), with a sorted map of slots in place of the hash.
 *
 * @param <T> what has a deadline
 */
final class DeadlineWheel<T extends DeadlineWheel.Entry> {

    /** The width of a slot, in milliseconds: no entry comes out early, none later than this. */
    static final long SLOT = 50;

    /** Something that can wait in one wheel. */
    abstract static class Entry {

        private static final long NOWHERE = Long.MAX_VALUE;

        private long slot = NOWHERE;
    }

    private final TreeMap<Long, List<T>> slots = new TreeMap<>();
    private final Comparator<T> order;

    /** A wheel that gives out the entries of a slot in this order, so that a restored one gives out the same. */
    DeadlineWheel(Comparator<T> order) {
        this.order = order;
    }

    /** Puts an entry in, to come out once time has reached the deadline (in milliseconds), unless it will sooner. */
    void add(T entry, long deadline) {
        long slot = slot(deadline);
        Entry waiting = entry;
        if (slot < waiting.slot) {
            waiting.slot = slot;
            slots.computeIfAbsent(slot, any -> new ArrayList<>(2)).add(entry);
        }
    }

    /**
     * Whether an entry with this deadline is due. It depends on the deadline alone, not on where a lazy entry happened to
     * wait, so that a restored wheel decides the same.
     */
    static boolean reached(long deadline, long time) {
        return slot(deadline) <= Math.floorDiv(time, SLOT);
    }

    private static long slot(long deadline) {
        return Math.floorDiv(deadline + SLOT - 1, SLOT);
    }

    /**
     * Takes out what is due. Entries that are put back meanwhile come out at the earliest with the next call.
     *
     * @param time milliseconds
     * @param most how many at the most; what is left comes with the next call
     */
    void drain(long time, int most, Consumer<T> due) {
        List<T> out = new ArrayList<>(0);
        long last = Math.floorDiv(time, SLOT);
        while (out.size() < most && !slots.isEmpty() && slots.firstKey() <= last) {
            take(slots.firstKey(), most, out);
        }
        out.forEach(due);
    }

    private void take(long slot, int most, List<T> out) {
        List<T> entries = slots.remove(slot);
        if (entries == null) {
            return;
        }
        entries.removeIf(entry -> ((Entry) entry).slot != slot);
        entries.sort(order);
        int taken = Math.min(most - out.size(), entries.size());
        for (T entry : entries.subList(0, taken)) {
            Entry waiting = entry;
            waiting.slot = Entry.NOWHERE;
            out.add(entry);
        }
        if (taken < entries.size()) {
            slots.put(slot, new ArrayList<>(entries.subList(taken, entries.size())));
        }
    }
}
