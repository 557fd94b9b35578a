package varde.streams;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import varde.core.detect.Canary;
import varde.core.detect.Heartbeat;
import varde.core.detect.HeartbeatStatus;
import varde.wire.Topic;
import varde.wire.codec.Codec;

/**
 * The canaries of all partitions of {@code heartbeats}: each speaks of itself every 2 s, and of its bird every 5 s for as long as
 * its {@link Song} lasts, by this machine's clock. Then the bird's silence has to go the whole way: see the decision record on
 * canaries. Several of these do no harm, as long as they sing the same song and their clocks agree within 15 s.
 */
public final class Canaries implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Canaries.class);

    private static final long AGENT_EVERY = 2_000;
    private static final long AGENT_INTERVAL = 10_000;
    private static final long BIRD_EVERY = 5_000;
    private static final long GRACE = 5_000;
    private static final long TICK = 500;

    /**
     * When a bird sings. Between two songs it must be silent for longer than 10 s, or nobody will ever notice.
     *
     * @param every from the beginning of one song to that of the next, in milliseconds
     * @param lasts how long a song lasts, in milliseconds
     */
    public record Song(long every, long lasts) {

        /** The first 20 s of each minute. */
        public static final Song USUAL = new Song(60_000, 20_000);

        boolean isOn(long now) {
            return Math.floorMod(now, every) <= lasts;
        }
    }

    private final Song song;
    private final Topic topic;
    private final Codec<Heartbeat> codec;
    private final Producer<byte[], byte[]> producer;
    private final LongSupplier clock;
    private final ScheduledExecutorService beat;
    private final AtomicBoolean away = new AtomicBoolean();
    private final AtomicLong sequence = new AtomicLong();
    private long agentSaid;
    private long birdSaid;

    /**
     * Starts them.
     *
     * @param topic the topic {@code heartbeats}
     * @param codec of that topic
     * @param bootstrap the brokers
     * @param kafka settings that go to every Kafka client as they are
     * @param song when they sing
     */
    public static Canaries start(
            Topic topic, Codec<Heartbeat> codec, String bootstrap, Map<String, Object> kafka, Song song) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "varde-canaries");
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 1_500);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2_000);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 1_000);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 1_000);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        Canaries canaries = new Canaries(
                topic,
                codec,
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()),
                System::currentTimeMillis,
                song);
        canaries.beat.scheduleAtFixedRate(canaries::tick, 0, TICK, TimeUnit.MILLISECONDS);
        return canaries;
    }

    Canaries(Topic topic, Codec<Heartbeat> codec, Producer<byte[], byte[]> producer, LongSupplier clock, Song song) {
        this.song = song;
        this.topic = topic;
        this.codec = codec;
        this.producer = producer;
        this.clock = clock;
        this.beat = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "canaries");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Says what is due now. */
    void tick() {
        long now = clock.getAsLong();
        boolean agent = Math.abs(now - agentSaid) >= AGENT_EVERY;
        boolean bird = song.isOn(now) && Math.abs(now - birdSaid) >= BIRD_EVERY;
        try {
            int partitions =
                    agent || bird ? producer.partitionsFor(topic.name()).size() : 0;
            for (int partition = 0; partition < partitions; partition++) {
                if (agent) {
                    say(partition, Canary.agent(partition), AGENT_INTERVAL, now);
                }
                if (bird) {
                    say(partition, Canary.bird(partition), BIRD_EVERY, now);
                }
            }
        } catch (RuntimeException e) {
            complain(e);
        }
        agentSaid = agent ? now : agentSaid;
        birdSaid = bird ? now : birdSaid;
    }

    private void say(int partition, String component, long interval, long now) {
        String agent = Canary.agent(partition);
        Heartbeat heartbeat = new Heartbeat(
                agent,
                component,
                "main",
                "",
                HeartbeatStatus.OK,
                interval,
                GRACE,
                "canary",
                sequence.incrementAndGet(),
                now,
                -1);
        producer.send(
                new ProducerRecord<>(
                        topic.name(), partition, agent.getBytes(StandardCharsets.UTF_8), codec.encode(heartbeat)),
                (sent, failure) -> {
                    if (failure != null) {
                        complain(failure);
                    } else {
                        away.set(false);
                    }
                });
    }

    private void complain(Exception failure) {
        if (away.compareAndSet(false, true)) {
            LOG.warn("canaries do not reach {}: {}", topic.name(), failure.toString());
        }
    }

    @Override
    public void close() {
        beat.shutdownNow();
        producer.close(Duration.ofSeconds(1));
    }
}
