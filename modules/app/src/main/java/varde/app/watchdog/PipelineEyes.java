package varde.app.watchdog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import varde.app.log.LogReader;
import varde.core.correlate.OutageRecord;
import varde.core.detect.Observation;
import varde.core.oncall.Channel;
import varde.core.watchdog.Concern;
import varde.core.watchdog.WatchInput;
import varde.wire.Topic;
import varde.wire.Topics;
import varde.wire.codec.Codecs;
import varde.wire.registry.RegistryException;

/**
 * Sees what shows that each stage moves: DETECT's marks in {@code observations}, CORRELATE's in {@code outages}, what ESCALATE
 * and the notifiers have committed, and the canaries in {@code pages.canary}. It joins no group and writes nothing.
 */
final class PipelineEyes implements AutoCloseable {

    private static final int PATIENCE_MS = 5_000;
    private static final String ESCALATE = "varde-escalate";

    private final LogReader.Kafka kafka;
    private final Topics topics;
    private final Codecs codecs;
    private final Consumer<WatchInput> mind;
    private final Admin admin;
    private final List<LogReader> readers = new ArrayList<>();
    /** Why nothing of what is read can be understood; empty while it can. */
    private volatile String unreadable = "";

    /**
     * Begins to see when it is told to look.
     *
     * @param mind is told what is seen, by several threads
     */
    PipelineEyes(LogReader.Kafka given, Topics topics, Codecs codecs, Consumer<WatchInput> mind) {
        this.topics = topics;
        this.codecs = codecs;
        this.mind = mind;
        Map<String, Object> settings = new HashMap<>(given.settings());
        settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, given.bootstrap());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        settings.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        Map<String, Object> reading = new HashMap<>(settings);
        // Whoever was away for longer than the log is kept goes on with what comes.
        reading.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        this.kafka = new LogReader.Kafka(given.bootstrap(), reading);
        this.admin = Admin.create(settings);
    }

    /** Looks once: whether Kafka answers, and how far those are who commit. Begins to read as soon as Kafka has answered. */
    void look() {
        try {
            Map<String, TopicDescription> found = answer(admin.describeTopics(List.of(
                            topics.heartbeats().name(), topics.observations().name()))
                    .allTopicNames());
            beginToRead();
            escalate();
            for (Channel channel : Channel.values()) {
                notifiers(channel);
            }
            String why = unreadable;
            mind.accept(
                    why.isEmpty()
                            ? new WatchInput.Answered(
                                    partitions(found, topics.heartbeats()), partitions(found, topics.observations()))
                            : new WatchInput.Silent("the schema registry does not answer: " + why));
        } catch (ExecutionException | TimeoutException | KafkaException away) {
            Throwable cause = away.getCause() == null ? away : away.getCause();
            String why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
            mind.accept(new WatchInput.Silent("Kafka does not answer: " + why));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> T answer(KafkaFuture<T> question)
            throws ExecutionException, InterruptedException, TimeoutException {
        return question.get(PATIENCE_MS, TimeUnit.MILLISECONDS);
    }

    private static int partitions(Map<String, TopicDescription> found, Topic topic) {
        return Objects.requireNonNull(found.get(topic.name())).partitions().size();
    }

    private Map<TopicPartition, OffsetAndMetadata> committed(String group)
            throws ExecutionException, InterruptedException, TimeoutException {
        return answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    }

    private void escalate() throws ExecutionException, InterruptedException, TimeoutException {
        OffsetAndMetadata offset =
                committed(ESCALATE).get(new TopicPartition(topics.outages().name(), 0));
        if (offset != null) {
            mind.accept(new WatchInput.Moved(Concern.ESCALATE, 0, offset.offset()));
        }
    }

    /** A channel of which nobody has ever committed anything has no notifier yet, or needs none. */
    private void notifiers(Channel channel) throws ExecutionException, InterruptedException, TimeoutException {
        String name = channel.name().toLowerCase(Locale.ROOT);
        Map<TopicPartition, OffsetAndMetadata> committed = committed(topics.prefix() + "notify." + name);
        if (committed.isEmpty()) {
            return;
        }
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        committed.keySet().forEach(partition -> ends.put(partition, OffsetSpec.latest()));
        long waiting = 0;
        long upTo = 0;
        for (var end : answer(admin.listOffsets(ends).all()).entrySet()) {
            OffsetAndMetadata done = committed.get(end.getKey());
            long offset = done == null ? 0 : done.offset();
            waiting += Math.max(0, end.getValue().offset() - offset);
            upTo += offset;
        }
        mind.accept(new WatchInput.Handed(name, waiting, upTo));
    }

    private void beginToRead() {
        boolean allRead = readers.size() == 3 && readers.stream().allMatch(LogReader::alive);
        if (allRead) {
            return;
        }
        readers.forEach(LogReader::close);
        readers.clear();
        follow(topics.observations(), this::observed);
        follow(topics.outages(), this::told);
        follow(topics.pagesCanary(), this::sang);
    }

    private void follow(Topic topic, Consumer<ConsumerRecord<byte[], byte[]>> handler) {
        readers.add(LogReader.follow(kafka, List.of(topic), LogReader.From.NOW, record -> understood(record, handler)));
    }

    private void understood(ConsumerRecord<byte[], byte[]> record, Consumer<ConsumerRecord<byte[], byte[]>> handler) {
        if (record.value() == null) {
            return;
        }
        try {
            handler.accept(record);
            unreadable = "";
        } catch (RegistryException away) {
            unreadable = String.valueOf(away.getMessage());
        }
    }

    private void observed(ConsumerRecord<byte[], byte[]> record) {
        if (codecs.observations().decode(record.value()) instanceof Observation.Mark mark) {
            mind.accept(new WatchInput.Moved(Concern.DETECT, mark.partition(), mark.readUpTo()));
        }
    }

    private void told(ConsumerRecord<byte[], byte[]> record) {
        if (codecs.outages().decode(record.value()) instanceof OutageRecord.Mark mark) {
            mind.accept(new WatchInput.Moved(Concern.CORRELATE, mark.partition(), mark.readUpTo()));
        }
    }

    private void sang(ConsumerRecord<byte[], byte[]> record) {
        OutageRecord.Canary canary = codecs.canaries().decode(record.value());
        mind.accept(new WatchInput.Sang(canary.partition(), canary.due(), record.timestamp() - canary.due()));
    }

    @Override
    public void close() {
        readers.forEach(LogReader::close);
        admin.close(Duration.ofSeconds(2));
    }
}
