package varde.agent;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import varde.core.detect.Heartbeat;
import varde.wire.Topic;
import varde.wire.codec.Codec;

/**
 * Heartbeats into Kafka, by a thread of their own, so that whoever looks never waits for a broker or a registry. What has waited
 * for longer than its interval is stale: it is dropped and counted, because the broker would stamp it as if it were news.
 */
public final class KafkaHeartbeats implements Heartbeats {

    /** How many heartbeats wait at most; then the oldest makes room. */
    static final int MOST_WAITING = 10_000;

    private static final int REQUEST_TIMEOUT_MS = 2_000;
    private static final int MAX_BLOCK_MS = 1_000;
    private static final int LINGER_MS = 5;
    private static final long POLL_MS = 100;
    private static final long PAUSE_MS = 500;
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    /**
     * Where heartbeats go and how.
     *
     * @param bootstrap the brokers, {@code host:port} with commas between
     * @param kafka settings that go to the Kafka client as they are
     * @param topic the topic {@code heartbeats}
     * @param codec of that topic; may throw while the registry is away, but soon
     * @param agent the agent's id, the key of all its records
     */
    public record Line(
            String bootstrap, Map<String, Object> kafka, Topic topic, Codec<Heartbeat> codec, String agent) {}

    private record Waiting(Heartbeat heartbeat, long since) {
        boolean isStale() {
            return System.nanoTime() - since > TimeUnit.MILLISECONDS.toNanos(heartbeat.interval());
        }
    }

    private final Line line;
    private final Supplier<Producer<String, byte[]>> open;
    private final Passage passage;
    private final AtomicLong dropped = new AtomicLong();
    private final LinkedBlockingDeque<Waiting> waiting = new LinkedBlockingDeque<>(MOST_WAITING);
    private final Map<String, Heartbeat> newest = new ConcurrentHashMap<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;
    private @Nullable Producer<String, byte[]> producer;
    private volatile boolean ending;

    /**
     * Starts; nobody needs to answer yet.
     *
     * @param line where heartbeats go
     * @param shortest the shortest interval of all heartbeats to come: how long the Kafka client keeps trying
     * @param witness is told when nothing gets through and when it does again
     */
    public static KafkaHeartbeats start(Line line, Duration shortest, Witness witness) {
        Map<String, Object> settings = settings(line, shortest);
        return new KafkaHeartbeats(
                line, () -> new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer()), witness);
    }

    KafkaHeartbeats(Line line, Supplier<Producer<String, byte[]>> open, Witness witness) {
        this.line = line;
        this.open = open;
        this.passage = new Passage(line.bootstrap(), witness);
        thread = new Thread(this::run, "agent-heartbeats");
        thread.setDaemon(true);
        thread.start();
    }

    static Map<String, Object> settings(Line line, Duration shortest) {
        int delivery = (int) Math.max(50, Math.min(shortest.toMillis(), Integer.MAX_VALUE));
        Map<String, Object> settings = new HashMap<>(line.kafka());
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, line.bootstrap());
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "varde-" + line.agent().replace('/', '-'));
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.min(REQUEST_TIMEOUT_MS, delivery - LINGER_MS));
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, delivery);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MS);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MS);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, line.topic().compression());
        settings.put(ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 1_000);
        settings.put(ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG, 1_000);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        return settings;
    }

    @Override
    public void say(Heartbeat heartbeat) {
        Waiting news = new Waiting(heartbeat, System.nanoTime());
        newest.put(heartbeat.component(), heartbeat);
        while (!waiting.offerLast(news)) {
            if (waiting.pollFirst() != null) {
                dropped.incrementAndGet();
            }
        }
    }

    @Override
    public long dropped() {
        return dropped.get();
    }

    @Override
    public void endWith(Heartbeat last) {
        say(last);
        ending = true;
        try {
            if (!ended.await(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.interrupt();
                thread.join(LAST_WORDS.toMillis());
            }
        } catch (InterruptedException hurried) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        Duration patience = LAST_WORDS;
        try {
            while (!ending || !waiting.isEmpty()) {
                Waiting next = waiting.pollFirst(POLL_MS, TimeUnit.MILLISECONDS);
                if (next != null) {
                    carry(next);
                }
            }
        } catch (InterruptedException | InterruptException hurried) {
            dropped.addAndGet(waiting.size());
            patience = Duration.ZERO;
        } finally {
            // Kafka's client would refuse to close in an interrupted thread.
            boolean interrupted = Thread.interrupted();
            if (producer != null) {
                producer.close(interrupted ? Duration.ZERO : patience);
            }
            ended.countDown();
        }
    }

    /** Tries until it is handed over or stale. */
    private void carry(Waiting next) throws InterruptedException {
        while (!next.isStale()) {
            try {
                hand(next);
                return;
            } catch (InterruptException hurried) {
                throw hurried;
            } catch (RuntimeException away) {
                passage.closed(away);
                // Ending, nobody waits for a broker that does not answer.
                if (ending || ended.await(PAUSE_MS, TimeUnit.MILLISECONDS)) {
                    break;
                }
            }
        }
        dropped.incrementAndGet();
    }

    private void hand(Waiting next) {
        Producer<String, byte[]> to = producer;
        if (to == null) {
            to = open.get();
            producer = to;
        }
        String topic = line.topic().name();
        byte[] value = line.codec().encode(next.heartbeat());
        // Asks for the partitions first, which throws at once what a send would only tell its callback.
        to.partitionsFor(topic);
        to.send(new ProducerRecord<>(topic, line.agent(), value), (sent, failure) -> {
            if (failure == null) {
                passage.open(dropped.get());
            } else {
                undelivered(next, failure);
            }
        });
    }

    /**
     * Sends again what is still news, and the last word about its component: the broker may have taken it all the same, and an
     * old word after a newer one would be believed. Twice the same word does no harm.
     */
    private void undelivered(Waiting undelivered, Exception failure) {
        passage.closed(failure);
        Heartbeat heartbeat = undelivered.heartbeat();
        boolean last = heartbeat.equals(newest.get(heartbeat.component()));
        boolean again = failure instanceof RetriableException && last && !undelivered.isStale() && !ending;
        if (!again || !waiting.offerFirst(undelivered)) {
            dropped.incrementAndGet();
        }
    }
}
