package varde.core.escalate;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import varde.core.escalate.EscalateRow.WaitingRow;

/** What waits for one person, team and channel, in the order in which it was made. */
final class Queue {

    private final TreeMap<Long, WaitingRow> rows = new TreeMap<>();
    private final TreeMap<Long, Integer> times = new TreeMap<>();
    private int urgent;

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The place behind the last. */
    long next() {
        return rows.isEmpty() ? 0 : rows.lastKey() + 1;
    }

    void put(WaitingRow row) {
        remove(row.place());
        rows.put(row.place(), row);
        times.merge(row.page().notBefore(), 1, Integer::sum);
        urgent += row.page().urgent() ? 1 : 0;
    }

    void remove(long place) {
        WaitingRow before = rows.remove(place);
        if (before != null) {
            times.computeIfPresent(before.page().notBefore(), (at, count) -> count == 1 ? null : count - 1);
            urgent -= before.page().urgent() ? 1 : 0;
        }
    }

    Optional<WaitingRow> at(long place) {
        return Optional.ofNullable(rows.get(place));
    }

    /** All that waits. */
    List<WaitingRow> all() {
        return List.copyOf(rows.values());
    }

    /** Log time before which none of it is sent, in milliseconds; empty if nothing waits. */
    Optional<Long> earliest() {
        return times.isEmpty() ? Optional.empty() : Optional.of(times.firstKey());
    }

    /** Whether something CRITICAL among it asks for an answer. */
    boolean urgent() {
        return urgent > 0;
    }
}
