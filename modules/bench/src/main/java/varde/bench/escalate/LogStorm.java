package varde.bench.escalate;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import varde.bench.ground.Ground;
import varde.bench.ground.Waiting;
import varde.core.correlate.OutageRecord;
import varde.core.escalate.Escalation;
import varde.core.oncall.Channel;
import varde.core.oncall.Team;
import varde.core.page.Page;
import varde.core.page.Receipt;
import varde.wire.Topic;

/**
 * Many outages within a minute through Kafka: this plays CORRELATE and writes them, ESCALATE decides exactly once, and this
 * reads what is committed and plays the notifiers: each page arrives at once. Nobody answers.
 */
public final class LogStorm {

    private static final long MINUTE = 60_000;
    private static final long SETTLED_AFTER = 40_000;
    private static final long END_WITHIN = 180_000;
    private static final Duration POLL = Duration.ofMillis(10);
    private static final long MARK_EVERY = 1_000;

    private final Ground ground;
    private final StormOutages storm;
    private final int outages;
    private final Map<String, Channel> channels = new HashMap<>();
    private final Map<String, Long> written = new ConcurrentHashMap<>();
    private final StormLedger ledger;

    /**
     * A storm on this ground, where the configuration is in force and ESCALATE runs.
     *
     * @param teams the teams over which it is spread
     * @param outages how many outages
     */
    public LogStorm(Ground ground, List<Team> teams, int outages) {
        this.ground = ground;
        this.storm = new StormOutages(teams);
        this.outages = outages;
        this.ledger = new StormLedger(written);
        for (Channel channel : Channel.values()) {
            channels.put(ground.topics().pages(channel).name(), channel);
        }
    }

    /** Measures it; the figures by their names in {@code --json}. */
    public Map<String, Object> run() throws InterruptedException {
        try (KafkaProducer<byte[], byte[]> producer = producer();
                KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            Thread correlate = new Thread(() -> write(producer), "storm");
            correlate.start();
            long begun = System.currentTimeMillis();
            long last = begun;
            while (last - begun < MINUTE + SETTLED_AFTER || !ledger.allTold(outages) && last - begun < END_WITHIN) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    take(record, producer);
                }
                last = System.currentTimeMillis();
            }
            correlate.join();
        }
        return ledger.figures(outages);
    }

    /** Writes the outages evenly over a minute, and CORRELATE's marks. */
    private void write(KafkaProducer<byte[], byte[]> producer) {
        long begun = System.currentTimeMillis();
        long marked = 0;
        for (int n = 0; n < outages; n++) {
            pauseUntil(begun + n * MINUTE / outages);
            long now = System.currentTimeMillis();
            if (now - marked >= MARK_EVERY) {
                marked = now;
                send(
                        producer,
                        ground.topics().outages(),
                        "",
                        ground.codecs().outages().encode(new OutageRecord.Mark(0, now)));
            }
            var outage = storm.opened(n, storm.severity(n), now);
            String id = outage.id();
            var unused = producer.send(
                    new ProducerRecord<>(
                            ground.topics().outages().name(),
                            storm.team(n).id().getBytes(StandardCharsets.UTF_8),
                            ground.codecs().outages().encode(outage)),
                    (where, failed) -> written.put(id, failed == null ? where.timestamp() : Long.MIN_VALUE));
        }
        producer.flush();
    }

    private static void pauseUntil(long at) {
        try {
            Waiting.forMillis(at - System.currentTimeMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record, KafkaProducer<byte[], byte[]> producer) {
        long now = System.currentTimeMillis();
        Channel channel = channels.get(record.topic());
        if (channel != null) {
            Page page = ground.codecs().pages(channel).decode(record.value());
            if (page.kind() == Page.Kind.PAGE) {
                ledger.page(page, now);
                arrives(page, now, producer);
            }
        } else if (record.topic().equals(ground.topics().escalations().name())) {
            Escalation escalation = ground.codecs().escalations().decode(record.value());
            ledger.escalation(escalation, now);
        } else {
            ledger.rejected();
        }
    }

    private void arrives(Page page, long now, KafkaProducer<byte[], byte[]> producer) {
        Receipt receipt = Receipt.arrived(page, "bench", now);
        send(
                producer,
                ground.topics().receipts(),
                page.team(),
                ground.codecs().receipts().encode(receipt));
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, Topic topic, String key, byte[] value) {
        var unused = producer.send(new ProducerRecord<>(topic.name(), key.getBytes(StandardCharsets.UTF_8), value));
    }

    private KafkaProducer<byte[], byte[]> producer() {
        Map<String, Object> settings = ground.clients();
        settings.put("linger.ms", 5);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = ground.clients();
        settings.put("isolation.level", "read_committed");
        settings.put("group.id", "storm-" + UUID.randomUUID());
        settings.put("enable.auto.commit", false);
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<String> topics = new ArrayList<>(channels.keySet());
        topics.add(ground.topics().escalations().name());
        topics.add(ground.topics().rejected().name());
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : topics) {
            consumer.partitionsFor(topic).forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }
}
