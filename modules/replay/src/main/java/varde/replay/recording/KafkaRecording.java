package varde.replay.recording;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import varde.wire.Topic;
import varde.wire.Topics;
import varde.wire.codec.Codecs;

/**
 * The topics of a cluster, up to what was their end when this was opened. Consumers without a group read committed records;
 * nothing is written, and nobody is disturbed.
 */
public final class KafkaRecording implements Recording {

    private static final int RECORDS_AT_ONCE = 20_000;
    private static final int BYTES_AT_ONCE = 8 << 20;

    private final Map<String, Object> clients;
    private final Topics topics;
    private final Codecs codecs;
    private final Admin admin;
    private final Map<String, TopicDescription> found;
    private final Map<TopicPartition, Long> firsts;
    private final Map<TopicPartition, Long> ends;
    private final LongConsumer read;
    private final Interval interval;
    private final long lastTime;

    /**
     * What is wanted of a cluster.
     *
     * @param from log time, in milliseconds since the epoch; empty: as far back as anything is kept
     * @param to log time, in milliseconds since the epoch; empty: up to now
     * @param read told how many offsets have been passed, by several threads
     */
    public record Wanted(Optional<Long> from, Optional<Long> to, LongConsumer read) {}

    private KafkaRecording(Map<String, Object> clients, Topics topics, Codecs codecs, Wanted wanted) {
        this.clients = clients;
        this.topics = topics;
        this.codecs = codecs;
        this.read = wanted.read();
        this.admin = Admin.create(clients);
        try {
            found = asked(() -> admin.describeTopics(
                            topics.all().stream().map(Topic::name).toList())
                    .allTopicNames()
                    .get());
            firsts = offsets(OffsetSpec.earliest());
            ends = offsets(OffsetSpec.latest());
            lastTime = latest();
            interval = within(wanted);
        } catch (RuntimeException e) {
            admin.close();
            throw e;
        }
    }

    private Interval within(Wanted wanted) {
        long from = wanted.from().orElseGet(this::begin);
        if (wanted.to().isEmpty() && from > lastTime) {
            throw new CannotReplay("nothing has been recorded since " + Instant.ofEpochMilli(from)
                    + ": the latest record is of " + Instant.ofEpochMilli(lastTime));
        }
        return new Interval(from, wanted.to().orElse(lastTime + 1));
    }

    /**
     * Opens the topics of a cluster.
     *
     * @param clients settings of every Kafka client, the brokers among them
     * @throws CannotReplay if the topics are not there or nobody answers
     */
    public static KafkaRecording open(Map<String, Object> clients, Topics topics, Codecs codecs, Wanted wanted) {
        return new KafkaRecording(clients, topics, codecs, wanted);
    }

    private interface Asking<T> {
        T get() throws ExecutionException, InterruptedException;
    }

    private static <T> T asked(Asking<T> asking) {
        try {
            return asking.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException missing) {
                throw new CannotReplay(
                        "Varde's topics are not there: " + missing.getMessage()
                                + "; is the prefix right (VARDE_TOPIC_PREFIX)?",
                        e);
            }
            throw new CannotReplay("Kafka cannot be asked: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotReplay("interrupted while asking Kafka", e);
        }
    }

    private Map<TopicPartition, Long> offsets(OffsetSpec spec) {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        found.values()
                .forEach(topic -> topic.partitions()
                        .forEach(partition ->
                                wanted.put(new TopicPartition(topic.name(), partition.partition()), spec)));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        asked(() -> admin.listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                        .all()
                        .get())
                .forEach((partition, info) -> offsets.put(partition, info.offset()));
        return offsets;
    }

    /** The earliest log time of any heartbeat, observation or outage that is kept. */
    private long begin() {
        return List.of(topics.heartbeats(), topics.observations(), topics.outages()).stream()
                .flatMap(topic -> java.util.stream.IntStream.range(0, partitions(topic))
                        .mapToObj(partition -> timeOfFirst(topic, partition)))
                .flatMap(Optional::stream)
                .min(Long::compare)
                .orElseThrow(() -> new CannotReplay("nothing has been recorded yet: the topics are empty"));
    }

    /** The log time of the first record that is kept. */
    public Optional<Long> timeOfFirst(Topic topic, int partition) {
        try (Records records = read(topic, partition, first(topic, partition))) {
            return Optional.ofNullable(records.next()).map(Recorded::timestamp);
        }
    }

    private long latest() {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        for (Topic topic : List.of(topics.heartbeats(), topics.observations(), topics.outages())) {
            for (int partition = 0; partition < partitions(topic); partition++) {
                latest.put(new TopicPartition(topic.name(), partition), OffsetSpec.maxTimestamp());
            }
        }
        return asked(() -> admin.listOffsets(latest).all().get()).values().stream()
                .mapToLong(ListOffsetsResult.ListOffsetsResultInfo::timestamp)
                .max()
                .orElse(0);
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
        return description(topic).partitions().size();
    }

    @Override
    public String topicId(Topic topic) {
        return description(topic).topicId().toString();
    }

    private TopicDescription description(Topic topic) {
        return Objects.requireNonNull(found.get(topic.name()));
    }

    @Override
    public long first(Topic topic, int partition) {
        return Objects.requireNonNull(firsts.get(new TopicPartition(topic.name(), partition)));
    }

    @Override
    public long end(Topic topic, int partition) {
        return Objects.requireNonNull(ends.get(new TopicPartition(topic.name(), partition)));
    }

    @Override
    public long offsetAt(Topic topic, int partition, long time) {
        TopicPartition at = new TopicPartition(topic.name(), partition);
        long offset = Objects.requireNonNull(asked(() -> admin.listOffsets(Map.of(at, OffsetSpec.forTimestamp(time)))
                                .all()
                                .get())
                        .get(at))
                .offset();
        return offset < 0 ? end(topic, partition) : offset;
    }

    /** From the store's changelog. */
    @Override
    public SortedMap<String, byte[]> latest(String application, String store, int partition) {
        TopicPartition at = new TopicPartition(application + "-" + store + "-changelog", partition);
        SortedMap<String, byte[]> rows = new TreeMap<>();
        if (!asked(() -> admin.listTopics().names().get()).contains(at.topic())) {
            return rows;
        }
        Map<TopicPartition, OffsetSpec> wanted = Map.of(at, OffsetSpec.latest());
        long end = asked(() -> admin.listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                        .partitionResult(at)
                        .get())
                .offset();
        try (Records records = read(at, 0, end)) {
            @Nullable Recorded record = records.next();
            while (record != null) {
                if (record.key() != null) {
                    String key = new String(record.key(), StandardCharsets.UTF_8);
                    if (record.value() == null) {
                        rows.remove(key);
                    } else {
                        rows.put(key, record.value());
                    }
                }
                record = records.next();
            }
        }
        return rows;
    }

    @Override
    public Records read(Topic topic, int partition, long from) {
        return read(
                new TopicPartition(topic.name(), partition),
                Math.max(from, first(topic, partition)),
                end(topic, partition));
    }

    private Records read(TopicPartition at, long from, long end) {
        Map<String, Object> settings = new HashMap<>(clients);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_AT_ONCE);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, BYTES_AT_ONCE);
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(List.of(at));
        consumer.seek(at, from);
        return new KafkaRecords(consumer, at, end, read);
    }

    @Override
    public Optional<Beginning> beginning(String stage, int partition) {
        return Optional.empty();
    }

    @Override
    public long lastTime() {
        return lastTime;
    }

    @Override
    public boolean withoutPersons() {
        return false;
    }

    @Override
    public void close() {
        admin.close();
    }
}
