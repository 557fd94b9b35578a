package varde.streams;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import varde.wire.Topic;

/**
 * Lets time pass in a topic: appends a pulse (no key, no value) to all its partitions at an even pace. Several pulsers do
 * no harm. While the broker is away pulses are dropped, not stored up: they say "now".
 */
public final class Pulser implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Pulser.class);

    private final String topic;
    private final Producer<byte[], byte[]> producer;
    private final ScheduledExecutorService beat;
    private final AtomicBoolean away = new AtomicBoolean();

    /**
     * Starts pulsing.
     *
     * @param topic the main input of a stage
     * @param every the pace
     * @param bootstrap the brokers
     * @param kafka settings that go to every Kafka client as they are
     */
    public static Pulser start(Topic topic, Duration every, String bootstrap, Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "varde-pulser-" + topic.shortName());
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 4_000);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 2_000);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 1_000);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        return new Pulser(
                topic.name(),
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()),
                every);
    }

    Pulser(String topic, Producer<byte[], byte[]> producer, Duration every) {
        this.topic = topic;
        this.producer = producer;
        this.beat = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "pulser-" + topic);
            thread.setDaemon(true);
            return thread;
        });
        beat.scheduleAtFixedRate(this::pulse, 0, every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void pulse() {
        try {
            List<PartitionInfo> partitions = producer.partitionsFor(topic);
            for (PartitionInfo partition : partitions) {
                producer.send(new ProducerRecord<>(topic, partition.partition(), null, null), (sent, failure) -> {
                    if (failure != null) {
                        complain(failure);
                    } else if (away.compareAndSet(true, false)) {
                        LOG.info("pulses reach {} again", topic);
                    }
                });
            }
        } catch (RuntimeException e) {
            complain(e);
        }
    }

    private void complain(Exception failure) {
        if (away.compareAndSet(false, true)) {
            LOG.warn("pulses do not reach {}: {}", topic, failure.toString());
        }
    }

    @Override
    public void close() {
        beat.shutdownNow();
        producer.close(Duration.ofSeconds(1));
    }
}
