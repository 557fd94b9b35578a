package varde.bench.detect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import varde.bench.ground.Ground;
import varde.core.detect.Heartbeat;
import varde.wire.serde.UndecodableException;

/**
 * When the brokers took each component's heartbeats, read from the log itself once a disturbance is over. A silence that DETECT told
 * is judged by it and not by what the producers meant to send: a producer that the machine or the broker held up is silent in truth.
 */
final class Audit {

    private final Map<String, NavigableSet<Long>> appended = new HashMap<>();
    private final Map<String, Long> newest = new HashMap<>();
    private final long silentAfter;

    /** @param silentAfter interval and grace, in milliseconds */
    private Audit(long silentAfter) {
        this.silentAfter = silentAfter;
    }

    /** Reads the topic of heartbeats from its beginning to where it ends now. */
    static Audit of(Ground ground, long silentAfter) {
        Audit audit = new Audit(silentAfter);
        Map<String, Object> settings = new HashMap<>(ground.clients());
        settings.put("max.poll.records", 20_000);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            String topic = ground.topics().heartbeats().name();
            List<TopicPartition> partitions = new ArrayList<>();
            consumer.partitionsFor(topic).forEach(it -> partitions.add(new TopicPartition(topic, it.partition())));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> audit.read(ground, record));
            }
        }
        return audit;
    }

    /** Pulses and poison are no heartbeats, and one that was said before, or too late, proves nothing new. */
    private void read(Ground ground, ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return;
        }
        Heartbeat beat;
        try {
            beat = ground.codecs().heartbeats().decode(record.value());
        } catch (UndecodableException poison) {
            return;
        }
        Long before = newest.get(beat.component());
        if (before != null && beat.sequence() <= before) {
            return;
        }
        newest.put(beat.component(), beat.sequence());
        note(beat.component(), record.timestamp());
        if (!beat.agent().equals(beat.component())) {
            note(beat.agent(), record.timestamp());
        }
    }

    private void note(String id, long at) {
        appended.computeIfAbsent(id, any -> new TreeSet<>()).add(at);
    }

    /** Whether nothing of this component, or of this agent, was taken for longer than interval and grace after this instant of log time. */
    boolean wasSilent(String id, long since) {
        Long next = appended.getOrDefault(id, new TreeSet<>()).higher(since);
        return next == null || next - since > silentAfter;
    }

    /** When the last heartbeat of a component was taken; 0 if none ever was. */
    long lastOf(String id) {
        NavigableSet<Long> all = appended.get(id);
        return all == null ? 0 : all.last();
    }
}
