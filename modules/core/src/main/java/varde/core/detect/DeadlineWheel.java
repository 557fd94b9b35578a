package varde.core.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A lazy timing wheel: an entry stays where it was put while its deadline moves on, and whoever takes it out puts it back
 * if it is not due after all. A heartbeat therefore costs the wheel nothing. After Varghese and Lauck, "Hashed and
 * Hierarchical Timing Wheels" (SOSP 1987), with a sorted map of slots in place of the hash.
 *
 * @param <T> what has a deadline
 */
final class DeadlineWheel<T> {

    /** The width of a slot, in milliseconds: no entry comes out early, none later than this. */
    static final long SLOT = 50;

    private final TreeMap<Long, List<T>> slots = new TreeMap<>();
    private int size;

    /** Puts an entry in, to come out once time has reached the deadline (in milliseconds). */
    void add(T entry, long deadline) {
        slots.computeIfAbsent(Math.floorDiv(deadline + SLOT - 1, SLOT), slot -> new ArrayList<>(2))
                .add(entry);
        size++;
    }

    /**
     * Takes out what is due, in the order of slots and within a slot in the order of arrival. Entries that are put back
     * meanwhile come out at the earliest with the next call.
     *
     * @param time milliseconds
     * @param most how many at the most; what is left comes with the next call
     */
    void drain(long time, int most, Consumer<T> due) {
        List<T> out = new ArrayList<>();
        long last = Math.floorDiv(time, SLOT);
        while (out.size() < most && !slots.isEmpty() && slots.firstKey() <= last) {
            Map.Entry<Long, List<T>> slot = slots.firstEntry();
            List<T> entries = slot.getValue();
            int take = Math.min(most - out.size(), entries.size());
            out.addAll(entries.subList(0, take));
            if (take == entries.size()) {
                slots.remove(slot.getKey());
            } else {
                slots.put(slot.getKey(), new ArrayList<>(entries.subList(take, entries.size())));
            }
        }
        size -= out.size();
        out.forEach(due);
    }

    /** How many entries it holds. */
    int size() {
        return size;
    }
}
