package varde.bench.storm;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import varde.bench.ground.Ground;
import varde.core.correlate.Outage;
import varde.core.correlate.OutageRecord;
import varde.core.detect.Observation;
import varde.core.landscape.Component;
import varde.core.oncall.Channel;
import varde.core.page.Page;

/**
 * The core cut through Kafka: this plays DETECT and writes the observations, CORRELATE and ESCALATE decide, and this reads what is committed.
 * The root is cut first; when its outage is open, all others fail at once, as fast as they can be written. Measured is the time from the moment at
 * which the last of them was appended to the moment at which the outage that counts them all can be read.
 */
public final class LogStorm {

    private static final long START_WITHIN = 120_000;
    private static final long OPEN_WITHIN = 60_000;
    private static final long END_WITHIN = 120_000;
    private static final Duration POLL = Duration.ofMillis(20);
    private static final long MARK_EVERY = 1_000;

    private final Ground ground;
    private final CoreCut cut;
    private final byte[] key = Component.MAIN_DOMAIN.getBytes(StandardCharsets.UTF_8);
    private final Map<String, Outage> latest = new HashMap<>();
    private final Map<String, Channel> channels = new HashMap<>();
    private final Set<String> opened = new HashSet<>();
    private long readUpTo;
    private long marked;
    private int pages;

    /** A storm on this ground, where the configuration is in force and CORRELATE and ESCALATE run. */
    public LogStorm(Ground ground, CoreCut cut) {
        this.ground = ground;
        this.cut = cut;
        for (Channel channel : Channel.values()) {
            channels.put(ground.topics().pages(channel).name(), channel);
        }
    }

    /** Measures it; the figures by their names in {@code --json}. */
    public Map<String, Object> run() throws InterruptedException {
        Map<String, Object> figures = new LinkedHashMap<>();
        try (KafkaProducer<byte[], byte[]> producer = producer();
                KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            long begun = System.currentTimeMillis();
            long wellBy = write(producer, cut.well(begun));
            follow(producer, consumer, START_WITHIN, "CORRELATE has read that all is well", () -> readUpTo > wellBy);
            figures.put("log_all_well_ms", System.currentTimeMillis() - begun);
            write(producer, cut.ofRoot(System.currentTimeMillis()));
            follow(
                    producer,
                    consumer,
                    OPEN_WITHIN,
                    "the outage of " + cut.root() + " is open",
                    () -> !opened.isEmpty());
            long cutAt = System.currentTimeMillis();
            long last = write(producer, cut.ofOthers(cutAt));
            follow(
                    producer,
                    consumer,
                    END_WITHIN,
                    "the outage counts all failures",
                    () -> cut.failures(latest.values()) >= cut.components());
            figures.put("log_ms", Math.max(0, System.currentTimeMillis() - last));
            figures.put("log_written_in_ms", last - cutAt);
            figures.put("log_outages", opened.size());
            figures.put("log_failures", cut.failures(latest.values()));
            figures.put("log_pages", pages);
        }
        return figures;
    }

    private KafkaProducer<byte[], byte[]> producer() {
        Map<String, Object> settings = ground.clients();
        settings.put("linger.ms", 5);
        settings.put("batch.size", 256 * 1024);
        settings.put("buffer.memory", 128L * 1024 * 1024);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = ground.clients();
        settings.put("isolation.level", "read_committed");
        settings.put("group.id", "storm-" + UUID.randomUUID());
        settings.put("enable.auto.commit", false);
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = new ArrayList<>();
        List<String> topics = new ArrayList<>(List.of(ground.topics().outages().name()));
        topics.addAll(channels.keySet());
        for (String topic : topics) {
            consumer.partitionsFor(topic).forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    /** Writes observations and waits until they are appended; tells the log time of the last. */
    private long write(KafkaProducer<byte[], byte[]> producer, List<Observation.Seen> seen)
            throws InterruptedException {
        long last = 0;
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (Observation.Seen each : seen) {
            sent.add(producer.send(observation(each)));
        }
        producer.flush();
        for (Future<RecordMetadata> one : sent) {
            last = Math.max(last, Ground.ask(one::get).timestamp());
        }
        return last;
    }

    private ProducerRecord<byte[], byte[]> observation(Observation observation) {
        return new ProducerRecord<>(
                ground.topics().observations().name(),
                key,
                ground.codecs().observations().encode(observation));
    }

    /** Reads, and writes DETECT's marks, until something holds. */
    private void follow(
            KafkaProducer<byte[], byte[]> producer,
            KafkaConsumer<byte[], byte[]> consumer,
            long within,
            String what,
            BooleanSupplier holds) {
        long giveUp = System.currentTimeMillis() + within;
        while (!holds.getAsBoolean()) {
            long now = System.currentTimeMillis();
            if (now > giveUp) {
                throw new IllegalStateException("after " + within + " ms it does not hold that " + what + "; failures "
                        + cut.failures(latest.values()) + ", outages " + opened.size());
            }
            if (now - marked >= MARK_EVERY) {
                marked = now;
                var unused = producer.send(observation(new Observation.Mark(0, now)));
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                take(record);
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return;
        }
        Channel channel = channels.get(record.topic());
        if (channel != null) {
            Page page = ground.codecs().pages(channel).decode(record.value());
            pages += page.kind() == Page.Kind.PAGE ? 1 : 0;
            return;
        }
        OutageRecord told = ground.codecs().outages().decode(record.value());
        if (told instanceof OutageRecord.Mark mark) {
            readUpTo = Math.max(readUpTo, mark.readUpTo());
        } else if (told instanceof Outage outage) {
            latest.put(outage.id(), outage);
            if (outage.change() == Outage.Change.OPENED) {
                opened.add(outage.id());
            }
        }
    }
}
