package varde.bench.detect;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import varde.bench.ground.Ground;
import varde.bench.ground.Waiting;
import varde.core.detect.Observation;
import varde.core.detect.View;
import varde.core.oncall.Channel;

/**
 * How soon an observation has become a page: from the broker's stamp of the observation to the moment when a reader of committed
 * records has the page. CORRELATE and ESCALATE run elsewhere, with a landscape of components that need nothing, so that no hold has
 * its part in it.
 */
public final class PathBench {

    private static final String AGENT = "agent/probe";
    private static final long PATIENCE = 15_000;
    private static final long PAGES_WITHIN_SECONDS = 60;
    private static final long PACE = 100;

    private final Ground ground;
    private final int samples;

    /** With so many components that fail, one after the other. */
    public PathBench(Ground ground, int samples) {
        this.ground = ground;
        this.samples = samples;
    }

    /** The landscape that it needs, as it stands in a file. */
    public String landscape() {
        StringBuilder text = new StringBuilder("components:\n");
        IntStream.range(0, samples)
                .forEach(number -> text.append(
                        "  - {id: %s, kind: database, criticality: vital, watch: {by: [%s], interval: 10s, grace: 5s}}\n"
                                .formatted(component(number), AGENT)));
        return text.toString();
    }

    private static String component(int number) {
        return "probe/" + number;
    }

    /** Measures; the first tenth of the samples warms up and does not count. */
    public Waits run() throws InterruptedException {
        Map<Long, Long> pages = new ConcurrentHashMap<>();
        Map<Long, Long> observed = new HashMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer();
                KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(ground.clients(), new ByteArraySerializer(), new ByteArraySerializer())) {
            Thread reader = new Thread(() -> read(consumer, pages), "pages");
            reader.start();
            Random random = new Random(1);
            send(producer, seen(AGENT, View.OK));
            for (int number = 0; number < samples; number++) {
                send(producer, new Observation.Mark(0, System.currentTimeMillis()));
                RecordMetadata where = send(producer, seen(component(number), View.FAILED));
                observed.put(where.offset(), where.timestamp());
                Waiting.forMillis(PACE + random.nextInt((int) PACE));
            }
            Waiting.until("every page is there", PAGES_WITHIN_SECONDS, () -> pages.size() >= samples);
            consumer.wakeup();
            reader.join();
        }
        List<Long> waits = new ArrayList<>();
        observed.keySet().stream()
                .sorted()
                .skip(samples / 10)
                .forEach(offset ->
                        waits.add(pages.getOrDefault(offset, Long.MAX_VALUE) - observed.getOrDefault(offset, 0L)));
        return Waits.of(waits);
    }

    private static Observation.Seen seen(String component, View view) {
        return new Observation.Seen(
                AGENT, component, "main", "oslo-1", view, "measured", System.currentTimeMillis(), PATIENCE, 0);
    }

    private RecordMetadata send(KafkaProducer<byte[], byte[]> producer, Observation observation)
            throws InterruptedException {
        Future<RecordMetadata> sent = producer.send(new ProducerRecord<>(
                ground.topics().observations().name(),
                0,
                "main".getBytes(StandardCharsets.UTF_8),
                ground.codecs().observations().encode(observation)));
        return Ground.ask(sent::get);
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = ground.clients();
        settings.put("isolation.level", "read_committed");
        settings.put("auto.offset.reset", "earliest");
        settings.put("fetch.max.wait.ms", 50);
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<PartitionInfo> partitions =
                consumer.partitionsFor(ground.topics().pages(Channel.EMAIL).name());
        consumer.assign(partitions.stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList());
        return consumer;
    }

    /** An outage is named after the observation that opened it: the last part of its id is that record's offset. */
    private void read(KafkaConsumer<byte[], byte[]> consumer, Map<Long, Long> pages) {
        try {
            while (true) {
                var records = consumer.poll(Duration.ofSeconds(1));
                long now = System.currentTimeMillis();
                records.forEach(record -> {
                    String outage = ground.codecs()
                            .pages(Channel.EMAIL)
                            .decode(record.value())
                            .outage();
                    pages.putIfAbsent(Long.parseLong(outage.substring(outage.lastIndexOf('-') + 1)), now);
                });
            }
        } catch (WakeupException ended) {
            consumer.unsubscribe();
        }
    }
}
