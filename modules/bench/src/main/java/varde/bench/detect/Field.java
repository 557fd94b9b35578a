package varde.bench.detect;

import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import varde.bench.ground.Ground;
import varde.bench.ground.Waiting;
import varde.core.detect.Heartbeat;

/**
 * A population at work: real heartbeats at an even pace, each component once an interval, in an order that spreads an agent's
 * components over it. Components can be silenced, clocks set wrong, heartbeats sent twice and in the wrong order.
 */
public final class Field implements AutoCloseable {

    /** The golden section: multiples of it, without their whole part, are as evenly spread as can be. */
    private static final double SECTION = 0.6180339887498949;

    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final Ground ground;
    private final Population population;
    private final int[] order;
    private final byte[][] keys;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Thread thread;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final Map<Integer, Long> lastAppended = new ConcurrentHashMap<>();
    private volatile BitSet silent = new BitSet();
    private volatile BitSet followed = new BitSet();
    private volatile boolean running = true;
    private volatile long wrongBy;
    private volatile boolean twice;

    private Field(Ground ground, Population population) {
        this.ground = ground;
        this.population = population;
        this.order = spread(population.components());
        this.keys = new byte[population.components()][];
        for (int number = 0; number < keys.length; number++) {
            keys[number] = Population.key(number);
        }
        this.producer =
                new KafkaProducer<>(settings(ground, population), new ByteArraySerializer(), new ByteArraySerializer());
        this.thread = new Thread(this::work, "field");
    }

    /** Starts it. */
    public static Field start(Ground ground, Population population) {
        Field field = new Field(ground, population);
        field.thread.start();
        return field;
    }

    /** As agents send: what is older than an interval is dropped. */
    private static Map<String, Object> settings(Ground ground, Population population) {
        int interval = (int) population.interval();
        Map<String, Object> settings = ground.clients();
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 64 * 1024);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 64L << 20);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.min(2_000, interval - 10));
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, interval);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 1_000);
        settings.put(ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 1_000);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        settings.put(
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                ground.topics().heartbeats().compression());
        return settings;
    }

    /** The numbers of all components, those of one agent far apart. */
    private static int[] spread(int components) {
        long[] places = new long[components];
        for (int number = 0; number < components; number++) {
            double at = number * SECTION;
            long place = (long) ((at - Math.floor(at)) * (1L << 32));
            places[number] = place << 31 | number;
        }
        java.util.Arrays.sort(places);
        int[] order = new int[components];
        for (int n = 0; n < components; n++) {
            order[n] = (int) (places[n] & 0x7FFFFFFF);
        }
        return order;
    }

    private void work() {
        long began = System.nanoTime();
        long interval = TimeUnit.MILLISECONDS.toNanos(population.interval());
        long done = 0;
        try {
            while (running) {
                long due = (long) ((System.nanoTime() - began) / (double) interval * order.length);
                if (due - done > order.length) {
                    // The machine or the broker was away for more than an interval: agents do not catch up.
                    done = due - order.length;
                }
                for (; done < due && running; done++) {
                    look((int) (done % order.length), done / order.length + 1);
                }
                Waiting.pause(TICK_NANOS);
            }
        } catch (InterruptedException | InterruptException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(int place, long round) {
        int number = order[place];
        if (silent.get(number)) {
            return;
        }
        Heartbeat beat = population.beat(number, round, System.currentTimeMillis() + wrongBy);
        send(number, beat);
        if (twice) {
            // Once more, and then the one before the last: late, and out of order.
            send(number, beat);
            send(number, population.beat(number, round - 1, beat.sentAt() - population.interval()));
        }
    }

    private void send(int number, Heartbeat beat) {
        byte[] value = ground.codecs().heartbeats().encode(beat);
        boolean follow = followed.get(number);
        sent.incrementAndGet();
        producer.send(
                new ProducerRecord<>(ground.topics().heartbeats().name(), keys[number], value), (where, failure) -> {
                    if (failure != null) {
                        lost.incrementAndGet();
                    } else if (follow) {
                        lastAppended.merge(number, where.timestamp(), Math::max);
                    }
                });
    }

    /** From now on it is remembered when the broker last took a heartbeat of these. */
    public void follow(BitSet numbers) {
        followed = numbers;
    }

    /** These say nothing from now on; all others speak. */
    public void silence(BitSet numbers) {
        silent = numbers;
    }

    /** The agents' clocks are wrong by this much from now on, in milliseconds. */
    public void setClocksWrongBy(long milliseconds) {
        wrongBy = milliseconds;
    }

    /** From now on each heartbeat is sent twice, and then the one before it once more. */
    public void sayTwice(boolean wanted) {
        twice = wanted;
    }

    /** Writes values that are no heartbeats, to all partitions. */
    public void poison(int count) {
        for (int n = 0; n < count; n++) {
            byte[] value = new byte[n % 40];
            java.util.Arrays.fill(value, (byte) (n * 31));
            producer.send(new ProducerRecord<>(
                    ground.topics().heartbeats().name(),
                    n % ground.topics().heartbeats().group().local(),
                    null,
                    value));
        }
    }

    /** The broker's timestamp of the last heartbeat of a followed component; 0 if none came. */
    public long lastAppended(int number) {
        return lastAppended.getOrDefault(number, 0L);
    }

    /** How many were handed to the client. */
    public long sent() {
        return sent.get();
    }

    /** How many the broker did not take in time. */
    public long lost() {
        return lost.get();
    }

    @Override
    public void close() {
        running = false;
        thread.interrupt();
        try {
            thread.join(2_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(java.time.Duration.ofSeconds(2));
    }
}
