package varde.replay.decide;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import varde.replay.recording.Ahead;
import varde.replay.recording.Recorded;
import varde.replay.recording.Recording;
import varde.streams.StageSpec;
import varde.wire.Order;
import varde.wire.Topic;
import varde.wire.codec.Codec;

/** The inputs of one stage and partition, in the order in which the stage read them. */
public final class Inputs implements AutoCloseable {

    private final Map<String, Ahead> sources = new HashMap<>();
    private final SortedMap<String, Long> positions = new TreeMap<>();
    private final Optional<OrderEntries> entries;
    private final String main;
    private final String orderTopic;
    private int at;

    private Inputs(String main, String orderTopic, Optional<OrderEntries> entries) {
        this.main = main;
        this.orderTopic = orderTopic;
        this.entries = entries;
    }

    /**
     * Opens the inputs.
     *
     * @param from the first offset of each input and of the order, by the topic's name
     */
    public static Inputs open(Recording recording, StageSpec<?, ?, ?> spec, int partition, Map<String, Long> from) {
        Optional<OrderEntries> entries = spec.order().map(topic -> {
            try (var records = recording.read(topic, partition, from.getOrDefault(topic.name(), 0L))) {
                return OrderEntries.read(records, codec(recording, topic));
            }
        });
        Inputs inputs =
                new Inputs(spec.main().name(), spec.order().map(Topic::name).orElse(""), entries);
        for (Topic topic : spec.inputs()) {
            long begin = from.getOrDefault(topic.name(), 0L);
            inputs.positions.put(topic.name(), begin);
            inputs.sources.put(topic.name(), new Ahead(recording.read(topic, partition, begin)));
        }
        return inputs;
    }

    private static Codec<Order> codec(Recording recording, Topic topic) {
        return topic.equals(recording.topics().orderCorrelate())
                ? recording.codecs().orderCorrelate()
                : recording.codecs().orderEscalate();
    }

    /** What the stage was given where it first began, if the order says so. */
    Optional<SortedMap<String, String>> firstGiven() {
        for (int entry = 0; entries.isPresent() && entry < entries.get().size(); entry++) {
            Optional<SortedMap<String, String>> start = entries.get().start(entry);
            if (start.isPresent()) {
                return start;
            }
        }
        return Optional.empty();
    }

    /** The next record that was read; null at the end. */
    public @Nullable Input next() {
        @Nullable Input next = entries.isEmpty() ? unordered() : ordered(entries.get());
        if (next != null) {
            positions.put(next.record().topic(), next.record().offset() + 1);
        }
        return next;
    }

    private @Nullable Input unordered() {
        @Nullable Recorded record = source(main).next();
        return record == null ? null : new Input(record, Optional.empty());
    }

    private @Nullable Input ordered(OrderEntries order) {
        while (at < order.size()) {
            Ahead source = source(order.topic(at));
            @Nullable Recorded head = source.peek();
            if (head == null || order.isPast(at, head)) {
                at++;
            } else if (head.offset() < order.offset(at)) {
                // Read before anything that is kept of the order.
                source.next();
            } else {
                source.next();
                boolean first = head.offset() == order.offset(at);
                return new Input(head, first ? order.start(at) : Optional.empty());
            }
        }
        return null;
    }

    private Ahead source(String topic) {
        Ahead source = sources.get(topic);
        return source == null ? new Ahead(varde.replay.recording.Records.of(List.of())) : source;
    }

    /** By topic: the offset of the first record that has not been read; of the order, of the stretch that is being read. */
    public SortedMap<String, Long> positions() {
        SortedMap<String, Long> all = new TreeMap<>(positions);
        entries.filter(order -> at < order.size()).ifPresent(order -> all.put(orderTopic, order.place(at)));
        return all;
    }

    @Override
    public void close() {
        sources.values().forEach(Ahead::close);
    }
}
