package varde.bench.replay;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import varde.bench.scenario.Month;
import varde.config.Publication;
import varde.core.stage.ConfigRecord;
import varde.replay.recording.Beginning;
import varde.replay.recording.Interval;
import varde.replay.recording.Recorded;
import varde.replay.recording.Recording;
import varde.replay.recording.Records;
import varde.streams.Stages;
import varde.wire.Order;
import varde.wire.Topic;
import varde.wire.Topics;
import varde.wire.codec.Codec;
import varde.wire.codec.Codecs;
import varde.wire.serde.FixedSchemaIds;

/**
 * A simulated month as a recording: its observations with a pulse and a mark each second, the configuration at its begin,
 * and pulses in {@code outages}. Made as it is read, so that it takes no memory of its own.
 */
public final class MonthRecording implements Recording {

    private static final long PULSE = 1_000;

    private final Topics topics = Topics.STANDARD;
    private final Codecs codecs = new Codecs(topics, new FixedSchemaIds());
    private final Supplier<Month> month;
    private final Publication publication;
    private final Interval interval;

    /**
     * A month.
     *
     * @param month makes it, each time anew
     * @param publication the configuration in force
     */
    public MonthRecording(Supplier<Month> month, Publication publication, Interval interval) {
        this.month = month;
        this.publication = publication;
        this.interval = interval;
    }

    @Override
    public Topics topics() {
        return topics;
    }

    @Override
    public Codecs codecs() {
        return codecs;
    }

    @Override
    public Interval interval() {
        return interval;
    }

    @Override
    public int partitions(Topic topic) {
        return 1;
    }

    @Override
    public String topicId(Topic topic) {
        return "month-" + topic.shortName();
    }

    @Override
    public long first(Topic topic, int partition) {
        return 0;
    }

    @Override
    public long end(Topic topic, int partition) {
        return Long.MAX_VALUE;
    }

    @Override
    public long offsetAt(Topic topic, int partition, long time) {
        throw new UnsupportedOperationException("a month is read from its begin");
    }

    @Override
    public Records read(Topic topic, int partition, long from) {
        if (topic.equals(topics.observations())) {
            return new Observations(month.get());
        }
        if (topic.equals(topics.outages())) {
            return new Pulses();
        }
        if (topic.equals(topics.configCorrelate())) {
            return configured(topic, codecs.configCorrelate(), publication.correlate());
        }
        if (topic.equals(topics.configEscalate())) {
            return configured(topic, codecs.configEscalate(), publication.escalate());
        }
        if (topic.equals(topics.orderCorrelate())) {
            return order(topic, codecs.orderCorrelate(), topics.configCorrelate(), topics.observations());
        }
        if (topic.equals(topics.orderEscalate())) {
            return order(topic, codecs.orderEscalate(), topics.configEscalate(), topics.outages());
        }
        return Records.of(List.of());
    }

    private <P> Records configured(Topic topic, Codec<ConfigRecord<P>> codec, List<ConfigRecord<P>> records) {
        long[] offset = {0};
        return Records.of(records.stream()
                .map(record -> record(topic, offset[0]++, interval.from(), codec.encode(record)))
                .toList());
    }

    private Records order(Topic topic, Codec<Order> codec, Topic first, Topic main) {
        Map<String, String> given = Map.of(Stages.LINKS, "https://varde.example.org");
        return Records.of(List.of(
                record(topic, 0, interval.from(), codec.encode(Order.start(first.name(), 0, given))),
                record(topic, 1, interval.from(), codec.encode(new Order(main.name(), 0)))));
    }

    private static Recorded record(Topic topic, long offset, long at, byte @Nullable [] value) {
        return new Recorded(topic.name(), 0, offset, at, null, value);
    }

    /** The month's observations, with a pulse each second between them. */
    private final class Observations implements Records {
        private final Month entries;
        private long offset;
        private long pulse = interval.from();
        private Month.@Nullable Entry next;

        Observations(Month entries) {
            this.entries = entries;
            this.next = entries.hasNext() ? entries.next() : null;
        }

        @Override
        public @Nullable Recorded next() {
            Month.Entry entry = next;
            if (entry != null && entry.at() <= pulse) {
                next = entries.hasNext() ? entries.next() : null;
                return record(
                        topics.observations(),
                        offset++,
                        entry.at(),
                        codecs.observations().encode(entry.observation()));
            }
            if (pulse >= interval.to()) {
                return null;
            }
            Recorded beat = record(topics.observations(), offset++, pulse, null);
            pulse += PULSE;
            return beat;
        }

        @Override
        public void close() {}
    }

    /** A pulse each second, a little after those of the observations. */
    private final class Pulses implements Records {
        private long offset;

        @Override
        public @Nullable Recorded next() {
            long at = interval.from() + PULSE * offset + PULSE / 2;
            return at >= interval.to() ? null : record(topics.outages(), offset++, at, null);
        }

        @Override
        public void close() {}
    }

    @Override
    public Optional<Beginning> beginning(String stage, int partition) {
        return Optional.empty();
    }

    @Override
    public long lastTime() {
        return interval.to();
    }

    @Override
    public boolean withoutPersons() {
        return false;
    }

    @Override
    public void close() {}
}
