package varde.core.correlate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How far DETECT has read each partition of {@code heartbeats}. A conclusion from absence waits for the lowest mark; a
 * partition whose mark is old is blind: its agents count as UNKNOWN and hold nobody up.
 */
final class MarkBook {

    private static final String MARK = "mark/";
    private static final String BLIND = "blind/";

    private final SortedMap<Integer, Long> marks = new TreeMap<>();
    private final SortedSet<Integer> blind = new TreeSet<>();

    void restore(CorrelateRow.Counter row) {
        if (row.name().startsWith(MARK)) {
            marks.put(Integer.parseInt(row.name().substring(MARK.length())), row.value());
        } else if (row.name().startsWith(BLIND) && row.value() == 1) {
            blind.add(Integer.parseInt(row.name().substring(BLIND.length())));
        }
    }

    /** DETECT has read this partition up to this log time. */
    void mark(int partition, long readUpTo, Turn turn) {
        long known = marks.getOrDefault(partition, Long.MIN_VALUE);
        if (readUpTo > known) {
            marks.put(partition, readUpTo);
            turn.keep(new CorrelateRow.Counter(MARK + partition, readUpTo));
        }
    }

    /** Somebody who writes to this partition was heard of: from here on its marks are awaited. */
    void hear(int partition, Turn turn) {
        if (!marks.containsKey(partition)) {
            mark(partition, turn.now().log(), turn);
        }
    }

    /** Finds the partitions that have gone blind, or see again, at this moment. */
    List<Integer> turned(long old, Turn turn) {
        List<Integer> turned = new ArrayList<>(0);
        for (Map.Entry<Integer, Long> mark : marks.entrySet()) {
            boolean tooOld = turn.now().log() - mark.getValue() > old;
            if (tooOld != blind.contains(mark.getKey())) {
                turned.add(mark.getKey());
                turn.keep(new CorrelateRow.Counter(BLIND + mark.getKey(), tooOld ? 1 : 0));
                if (tooOld) {
                    blind.add(mark.getKey());
                } else {
                    blind.remove(mark.getKey());
                }
            }
        }
        return turned;
    }

    boolean isBlind(int partition) {
        return blind.contains(partition);
    }

    long blindPartitions() {
        return blind.size();
    }

    boolean anyBlind() {
        return !blind.isEmpty();
    }

    /** Up to when this partition was read; 0 if it was never heard of. */
    long readUpTo(int partition) {
        return marks.getOrDefault(partition, 0L);
    }

    /** The lowest mark of those that are not blind; empty if there is none. */
    OptionalLong lowest() {
        boolean any = false;
        long lowest = Long.MAX_VALUE;
        for (Map.Entry<Integer, Long> mark : marks.entrySet()) {
            if (blind.isEmpty() || !blind.contains(mark.getKey())) {
                any = true;
                lowest = Math.min(lowest, mark.getValue());
            }
        }
        return any ? OptionalLong.of(lowest) : OptionalLong.empty();
    }

    /** Whether nothing that happened up to this log time can still come to light, blind partitions aside. */
    boolean passed(long log) {
        OptionalLong lowest = lowest();
        return lowest.isEmpty() || lowest.getAsLong() >= log;
    }
}
