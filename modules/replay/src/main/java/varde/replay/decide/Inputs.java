package varde.replay.decide;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import varde.replay.recording.Ahead;
import varde.replay.recording.Recorded;
import varde.replay.recording.Recording;
import varde.replay.recording.Records;
import varde.streams.StageSpec;
import varde.wire.Order;
import varde.wire.Topic;
import varde.wire.codec.Codec;

/** The inputs of one stage and partition, in the order in which the stage read them. */
public final class Inputs implements AutoCloseable {

    private final Map<String, Source> sources = new HashMap<>();
    private final Optional<OrderEntries> entries;
    private final Source main;
    private final String orderTopic;
    /** Whether what the stage was given where the reading begins is known already. */
    private final boolean given;

    private int at;
    /** The latest entry whose start was taken up. */
    private int begun = -1;

    /** One input, and how far it has been read. */
    private static final class Source {
        private final Ahead records;
        private long position;

        Source(Records records, long position) {
            this.records = new Ahead(records);
            this.position = position;
        }

        @Nullable
        Recorded take() {
            @Nullable Recorded record = records.next();
            if (record != null) {
                position = record.offset() + 1;
            }
            return record;
        }
    }

    private Inputs(
            Map<String, Source> sources, StageSpec<?, ?, ?> spec, Optional<OrderEntries> entries, boolean given) {
        this.sources.putAll(sources);
        this.main = Objects.requireNonNull(sources.get(spec.main().name()));
        this.orderTopic = spec.order().map(Topic::name).orElse("");
        this.entries = entries;
        this.given = given;
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
        Map<String, Source> sources = new HashMap<>();
        for (Topic topic : spec.inputs()) {
            long begin = from.getOrDefault(topic.name(), 0L);
            sources.put(topic.name(), new Source(recording.read(topic, partition, begin), begin));
        }
        boolean given = spec.order().map(Topic::name).filter(from::containsKey).isPresent();
        return new Inputs(sources, spec, entries, given);
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
        return entries.isPresent() ? ordered(entries.get()) : unordered();
    }

    private @Nullable Input unordered() {
        @Nullable Recorded record = main.take();
        return record == null ? null : new Input(record, Optional.empty());
    }

    private @Nullable Input ordered(OrderEntries order) {
        while (at < order.size()) {
            Source source = source(order.topic(at));
            @Nullable Recorded head = source.records.peek();
            if (head == null || order.isPast(at, head)) {
                at++;
            } else if (head.offset() < order.offset(at)) {
                // Read before anything that is kept of the order.
                source.take();
            } else {
                source.take();
                return new Input(head, start(order, head));
            }
        }
        return null;
    }

    /**
     * Whether the stage begins with this record: at the first of a stretch that it began with; or at the first that is kept,
     * if it began with one that is not.
     */
    private Optional<SortedMap<String, String>> start(OrderEntries order, Recorded head) {
        boolean first = head.offset() == order.offset(at);
        int since = begun < 0 && given ? at - (first ? 1 : 0) : begun;
        begun = at;
        for (int entry = at; entry > since; entry--) {
            Optional<SortedMap<String, String>> start = order.start(entry);
            if (start.isPresent()) {
                return start;
            }
        }
        return Optional.empty();
    }

    private Source source(String topic) {
        Source source = sources.get(topic);
        return source == null ? new Source(Records.of(java.util.List.of()), 0) : source;
    }

    /** By topic: the offset of the first record that has not been read; of the order, of the stretch that is being read. */
    public SortedMap<String, Long> positions() {
        SortedMap<String, Long> all = new TreeMap<>();
        sources.forEach((topic, source) -> all.put(topic, source.position));
        entries.filter(order -> at < order.size()).ifPresent(order -> all.put(orderTopic, order.place(at)));
        return all;
    }

    @Override
    public void close() {
        sources.values().forEach(source -> source.records.close());
    }
}
