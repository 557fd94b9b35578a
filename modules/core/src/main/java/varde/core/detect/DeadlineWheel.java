package varde.core.detect;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * A lazy timing wheel: an entry stays where it was put while its deadline moves away, and whoever finds it there puts it where it
 * belongs now. A heartbeat therefore costs the wheel nothing. After Varghese and Lauck, "Hashed and Hierarchical Timing Wheels"
 * (SOSP 1987), scheme 7, with sorted maps of slots in place of the hashes.
 *
 * <p>There are two levels. Most entries wait in coarse slots, and most of those that are found when such a slot is opened
 * have moved: they go on to another coarse slot, which costs little. Only what is due within the slot goes to fine slots of one
 * millisecond, so that an entry comes out with the first record at which it is due: if that were only roughly so it would hang on
 * where time began to be counted, and the same log read from its middle would decide otherwise.
 *
 * @param <T> what has a deadline
 */
final class DeadlineWheel<T extends DeadlineWheel.Entry> {

    /** Something that can wait in one wheel. */
    abstract static class Entry {

        private static final long NOWHERE = Long.MAX_VALUE;
        private static final long READY = Long.MIN_VALUE;

        /** The beginning of the slot in which it waits. An entry found in any other slot is stale there. */
        private long slot = NOWHERE;
    }

    /** A coarse slot is so many milliseconds, as a power of two. */
    private static final int COARSE_BITS = 6;

    private static final long COARSE = 1L << COARSE_BITS;

    private final TreeMap<Long, List<T>> coarse = new TreeMap<>();
    private final TreeMap<Long, List<T>> fine = new TreeMap<>();
    /** What is due and waits only for its turn, in order. */
    private final Deque<T> ready = new ArrayDeque<>();
    /** Where the first coarse slot begins that has not been opened: what is due before then is in fine slots. */
    private long opened = Long.MIN_VALUE;
    /** No slot before this one has entries: most records find nothing due, and need not ask the maps. */
    private long first = Entry.NOWHERE;

    private long places;

    private final Comparator<T> order;
    private final ToLongFunction<T> deadline;

    /**
     * An empty wheel.
     *
     * @param order the order in which the entries of one deadline come out, so that a restored wheel gives out the same
     * @param deadline what an entry's deadline is now, in milliseconds
     */
    DeadlineWheel(Comparator<T> order, ToLongFunction<T> deadline) {
        this.order = order;
        this.deadline = deadline;
    }

    /** Puts an entry in, to come out once time has reached its deadline, unless it already waits for a sooner one. */
    void add(T entry) {
        long due = deadline.applyAsLong(entry);
        boolean soon = due < opened;
        long slot = soon ? due : due & -COARSE;
        Entry waiting = entry;
        if (slot < waiting.slot) {
            waiting.slot = slot;
            first = Math.min(first, slot);
            (soon ? fine : coarse)
                    .computeIfAbsent(slot, any -> new ArrayList<>(2))
                    .add(entry);
            places++;
        }
    }

    /** Whether {@link #drain} may have something to do: for whoever asks with each record. */
    boolean stirs(long time) {
        return first <= time;
    }

    /**
     * Takes out what is due, by its deadline and then in the wheel's order; an entry whose deadline has moved is
     * put back where it belongs now.
     *
     * @param time milliseconds
     * @param most how many at the most; what is left comes with the next call
     */
    List<T> drain(long time, int most) {
        while (ready.size() < most && Math.min(begin(coarse), begin(fine)) <= time) {
            if (begin(coarse) <= time) {
                open(coarse.firstKey());
            } else {
                take(fine.firstKey());
            }
        }
        List<T> out = new ArrayList<>(Math.min(most, ready.size()));
        while (out.size() < most && !ready.isEmpty()) {
            release(ready.remove(), time, out);
        }
        first = ready.isEmpty() ? Math.min(begin(coarse), begin(fine)) : Entry.READY;
        return out;
    }

    private void release(T entry, long time, List<T> out) {
        Entry waiting = entry;
        waiting.slot = Entry.NOWHERE;
        if (deadline.applyAsLong(entry) <= time) {
            out.add(entry);
        } else {
            add(entry);
        }
    }

    private static long begin(TreeMap<Long, ?> slots) {
        return slots.isEmpty() ? Entry.NOWHERE : slots.firstKey();
    }

    private void open(long slot) {
        opened = Math.max(opened, slot + COARSE);
        waitingIn(coarse, slot).forEach(this::add);
    }

    /** Removes a slot, and tells which entries were really waiting there. They wait nowhere now. */
    private List<T> waitingIn(TreeMap<Long, List<T>> slots, long slot) {
        List<T> entries = slots.remove(slot);
        if (entries == null) {
            return List.of();
        }
        places -= entries.size();
        List<T> here = new ArrayList<>(entries.size());
        for (T entry : entries) {
            Entry waiting = entry;
            if (waiting.slot == slot) {
                waiting.slot = Entry.NOWHERE;
                here.add(entry);
            }
        }
        return here;
    }

    private void take(long slot) {
        List<T> due = new ArrayList<>();
        for (T entry : waitingIn(fine, slot)) {
            if (deadline.applyAsLong(entry) <= slot) {
                due.add(entry);
            } else {
                add(entry);
            }
        }
        due.sort(order);
        for (T entry : due) {
            Entry waiting = entry;
            waiting.slot = Entry.READY;
        }
        ready.addAll(due);
    }

    /** How many places the wheel keeps; an entry whose deadline has moved may hold two for a while. */
    long size() {
        return places + ready.size();
    }

    /** How many of them should have come out by this time, in milliseconds. */
    long overdue(long time) {
        long due = ready.size();
        for (List<T> slot : fine.headMap(time, true).values()) {
            due += slot.size();
        }
        for (List<T> slot : coarse.headMap(time - COARSE + 1, true).values()) {
            due += slot.size();
        }
        return due;
    }
}
