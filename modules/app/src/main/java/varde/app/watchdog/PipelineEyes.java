package varde.app.watchdog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import varde.app.log.LogReader;
import varde.core.correlate.OutageRecord;
import varde.core.detect.Observation;
import varde.wire.Topic;
import varde.wire.Topics;
import varde.wire.codec.Codecs;

/**
 * Reads what shows that each stage moves: DETECT's marks in {@code observations}, CORRELATE's in {@code outages}, what
 * ESCALATE has committed to have read of {@code outages}, and the canaries in {@code pages.canary}.
 */
final class PipelineEyes implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PipelineEyes.class);
    private static final int PATIENCE_MS = 5_000;
    private static final String ESCALATE = "varde-escalate";

    private final LogReader.Kafka kafka;
    private final Topics topics;
    private final Codecs codecs;
    private final Readings readings;
    private final Admin admin;
    private final List<LogReader> readers = new ArrayList<>();

    PipelineEyes(LogReader.Kafka kafka, Topics topics, Codecs codecs, Readings readings) {
        this.topics = topics;
        this.codecs = codecs;
        this.readings = readings;
        Map<String, Object> settings = new HashMap<>(kafka.settings());
        settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrap());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        this.kafka = new LogReader.Kafka(kafka.bootstrap(), settings);
        this.admin = Admin.create(settings);
    }

    static long now() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    /** Looks once: whether Kafka answers, and how far ESCALATE is. Begins to read as soon as Kafka has answered once. */
    void look() {
        try {
            String heartbeats = topics.heartbeats().name();
            int partitions = admin.describeTopics(List.of(heartbeats))
                    .allTopicNames()
                    .get(PATIENCE_MS, TimeUnit.MILLISECONDS)
                    .getOrDefault(heartbeats, null)
                    .partitions()
                    .size();
            TopicPartition outages = new TopicPartition(topics.outages().name(), 0);
            OffsetAndMetadata committed = admin.listConsumerGroupOffsets(ESCALATE)
                    .partitionsToOffsetAndMetadata()
                    .get(PATIENCE_MS, TimeUnit.MILLISECONDS)
                    .get(outages);
            Optional.ofNullable(committed).ifPresent(offset -> readings.escalated(offset.offset(), now()));
            beginToRead();
            readings.answered(partitions, now());
        } catch (ExecutionException | TimeoutException | KafkaException away) {
            Throwable cause = away.getCause() == null ? away : away.getCause();
            readings.silent(cause.getMessage() == null ? cause.toString() : cause.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void beginToRead() {
        readers.removeIf(reader -> !reader.alive());
        if (readers.size() == 3) {
            return;
        }
        readers.forEach(LogReader::close);
        readers.clear();
        follow(topics.observations(), this::observed);
        follow(topics.outages(), this::told);
        follow(topics.pagesCanary(), this::sang);
    }

    private void follow(Topic topic, Consumer<ConsumerRecord<byte[], byte[]>> handler) {
        readers.add(LogReader.follow(kafka, List.of(topic), LogReader.From.NOW, handler));
        LOG.debug("reading {}", topic.name());
    }

    private void observed(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() != null
                && codecs.observations().decode(record.value()) instanceof Observation.Mark mark) {
            readings.detected(mark.partition(), mark.readUpTo(), now());
        }
    }

    private void told(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() != null && codecs.outages().decode(record.value()) instanceof OutageRecord.Mark mark) {
            readings.correlated(mark.partition(), mark.readUpTo(), now());
        }
    }

    private void sang(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() != null) {
            OutageRecord.Canary canary = codecs.canaries().decode(record.value());
            readings.sang(canary.partition(), canary.due(), record.timestamp() - canary.due(), now());
        }
    }

    @Override
    public void close() {
        readers.forEach(LogReader::close);
        admin.close(java.time.Duration.ofSeconds(2));
    }
}
