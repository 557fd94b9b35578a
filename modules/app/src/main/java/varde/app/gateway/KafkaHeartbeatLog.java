package varde.app.gateway;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import varde.app.pipeline.Line;
import varde.core.detect.Heartbeat;
import varde.wire.Topic;
import varde.wire.codec.Codec;

/**
 * The topic {@code heartbeats}. Only so many records are under way at once; a record counts until all in-sync replicas
 * have it, or Kafka's client has given up.
 */
final class KafkaHeartbeatLog implements HeartbeatLog, AutoCloseable {

    /** The most that may be under way. */
    static final int MOST_IN_FLIGHT = 20_000;

    private static final int DELIVERY_MS = 8_000;
    private static final int REQUEST_MS = 3_000;
    private static final int BLOCK_MS = 1_000;
    private static final int LINGER_MS = 5;

    private final Producer<byte[], byte[]> producer;
    private final Topic topic;
    private final Codec<Heartbeat> codec;
    private final int most;
    private final Semaphore room;

    KafkaHeartbeatLog(Line line) {
        this(
                new KafkaProducer<>(settings(line), new ByteArraySerializer(), new ByteArraySerializer()),
                line.topics().heartbeats(),
                line.codecs().heartbeats(),
                MOST_IN_FLIGHT);
    }

    KafkaHeartbeatLog(Producer<byte[], byte[]> producer, Topic topic, Codec<Heartbeat> codec, int most) {
        this.producer = producer;
        this.topic = topic;
        this.codec = codec;
        this.most = most;
        this.room = new Semaphore(most);
    }

    private static Map<String, Object> settings(Line line) {
        Map<String, Object> settings = new HashMap<>(line.clients());
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, line.kafka().bootstrap());
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "varde-gateway");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MS);
        settings.put(
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                line.topics().heartbeats().compression());
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MS);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_MS);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCK_MS);
        settings.put(ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, BLOCK_MS);
        return settings;
    }

    @Override
    public Optional<CompletableFuture<Void>> write(Heartbeat heartbeat) {
        if (!room.tryAcquire()) {
            return Optional.empty();
        }
        CompletableFuture<Void> written = new CompletableFuture<>();
        written.whenComplete((done, failure) -> room.release());
        try {
            byte[] key = heartbeat.agent().getBytes(StandardCharsets.UTF_8);
            producer.send(new ProducerRecord<>(topic.name(), key, codec.encode(heartbeat)), (sent, failure) -> {
                if (failure == null) {
                    written.complete(null);
                } else {
                    written.completeExceptionally(failure);
                }
            });
        } catch (RuntimeException away) {
            written.completeExceptionally(away);
        }
        return Optional.of(written);
    }

    /** How many are under way. */
    int inFlight() {
        return most - room.availablePermits();
    }

    @Override
    public void close() {
        producer.close(Duration.ofMillis(DELIVERY_MS));
    }
}
