package varde.replay.decide;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import varde.replay.recording.Recorded;
import varde.replay.recording.Records;
import varde.wire.Order;
import varde.wire.codec.Codec;

/**
 * In which order a stage read its inputs: stretch by stretch, each of one topic from an offset on. A stretch ends before the
 * offset at which the topic is named again; the last one of a topic ends with the log. Held in a few bytes an entry, since
 * its end is known only once the topic is named again.
 */
final class OrderEntries {

    private static final int FIRST_SIZE = 1024;

    private final List<String> topics = new ArrayList<>();
    private final Map<Integer, SortedMap<String, String>> starts = new HashMap<>();
    private byte[] topicOf = new byte[FIRST_SIZE];
    private long[] offsets = new long[FIRST_SIZE];
    private long[] times = new long[FIRST_SIZE];
    private long[] places = new long[FIRST_SIZE];
    private long[] ends = {};
    private int size;

    private OrderEntries() {}

    /** Reads all entries. */
    static OrderEntries read(Records records, Codec<Order> codec) {
        OrderEntries entries = new OrderEntries();
        @Nullable Recorded record = records.next();
        while (record != null) {
            if (record.value() != null) {
                entries.add(codec.decode(record.value()), record);
            }
            record = records.next();
        }
        entries.findEnds();
        return entries;
    }

    private void add(Order entry, Recorded record) {
        if (size == offsets.length) {
            topicOf = Arrays.copyOf(topicOf, 2 * size);
            offsets = Arrays.copyOf(offsets, 2 * size);
            times = Arrays.copyOf(times, 2 * size);
            places = Arrays.copyOf(places, 2 * size);
        }
        int topic = topics.indexOf(entry.topic());
        if (topic < 0) {
            topic = topics.size();
            topics.add(entry.topic());
        }
        // Before starts were said, two entries in a row about one topic gave them away.
        if (entry.start() || (size > 0 && topicOf[size - 1] == topic)) {
            starts.put(size, entry.given());
        }
        topicOf[size] = (byte) topic;
        offsets[size] = entry.offset();
        times[size] = record.timestamp();
        places[size] = record.offset();
        size++;
    }

    private void findEnds() {
        ends = new long[size];
        long[] next = new long[topics.size()];
        Arrays.fill(next, Long.MAX_VALUE);
        for (int at = size - 1; at >= 0; at--) {
            ends[at] = next[topicOf[at]];
            next[topicOf[at]] = offsets[at];
        }
    }

    int size() {
        return size;
    }

    String topic(int at) {
        return topics.get(topicOf[at]);
    }

    /** Where the entry itself stands in the order's topic. */
    long place(int at) {
        return places[at];
    }

    /** The first offset of this stretch. */
    long offset(int at) {
        return offsets[at];
    }

    /**
     * Whether a record of the stretch's topic is past its end. The last stretch of a topic that is not the last of all has no
     * offset to end at: what was appended after the next stretch began was not read in it.
     */
    boolean isPast(int at, Recorded record) {
        if (ends[at] != Long.MAX_VALUE) {
            return record.offset() >= ends[at];
        }
        return at + 1 < size && record.timestamp() > times[at + 1];
    }

    /** What the stage was given, if it began with this stretch. */
    Optional<SortedMap<String, String>> start(int at) {
        return Optional.ofNullable(starts.get(at)).map(TreeMap::new);
    }
}
