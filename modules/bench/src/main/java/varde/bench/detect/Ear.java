package varde.bench.detect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import varde.bench.ground.Ground;
import varde.core.detect.Observation;
import varde.core.detect.View;

/** Reads committed observations as they come, and notes when each could be read. */
public final class Ear implements AutoCloseable {

    /**
     * A silence that was told.
     *
     * @param number of the component
     * @param since log time of its last heartbeat as DETECT says it
     * @param heardAt the clock of this machine when the observation could be read
     */
    public record Silence(int number, long since, long heardAt) {}

    /**
     * An agent's silence that was told: nothing came of all it looks at.
     *
     * @param agent its id
     * @param since log time of its last heartbeat as DETECT says it
     */
    public record AgentSilence(String agent, long since) {}

    private final Ground ground;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread;
    private final List<Silence> silences = new ArrayList<>();
    private final Map<Integer, Long> marks = new ConcurrentHashMap<>();
    private final AtomicLong seen = new AtomicLong();
    private final List<AgentSilence> agentSilences = new ArrayList<>();
    private final AtomicLong blind = new AtomicLong();

    private Ear(Ground ground) {
        this.ground = ground;
        Map<String, Object> settings = new HashMap<>(ground.clients());
        settings.put("isolation.level", "read_committed");
        settings.put("auto.offset.reset", "earliest");
        settings.put("fetch.max.wait.ms", 50);
        settings.put("max.poll.records", 20_000);
        this.consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(
                List.of(new TopicPartition(ground.topics().observations().name(), 0)));
        this.thread = new Thread(this::listen, "ear");
    }

    /** Listens from the beginning. */
    public static Ear start(Ground ground) {
        Ear ear = new Ear(ground);
        ear.thread.start();
        return ear;
    }

    private void listen() {
        try {
            while (true) {
                var records = consumer.poll(Duration.ofMillis(200));
                long now = System.currentTimeMillis();
                for (ConsumerRecord<byte[], byte[]> record : records) {
                    if (record.value() != null) {
                        hear(ground.codecs().observations().decode(record.value()), now);
                    }
                }
            }
        } catch (WakeupException ended) {
            consumer.close();
        }
    }

    private void hear(Observation observation, long now) {
        if (observation instanceof Observation.Mark mark) {
            marks.put(mark.partition(), mark.readUpTo());
        } else if (observation instanceof Observation.Blind) {
            blind.incrementAndGet();
        } else if (observation instanceof Observation.Seen it) {
            seen.incrementAndGet();
            if (it.view() == View.SILENT) {
                silent(it, now);
            }
        }
    }

    private void silent(Observation.Seen it, long now) {
        int number = Population.number(it.component());
        synchronized (silences) {
            if (number < 0) {
                agentSilences.add(new AgentSilence(it.component(), it.since()));
            } else {
                silences.add(new Silence(number, it.since(), now));
            }
        }
    }

    /** All silences of components so far. */
    public List<Silence> silences() {
        synchronized (silences) {
            return List.copyOf(silences);
        }
    }

    /** How many observations of views came. */
    public long seen() {
        return seen.get();
    }

    /** All silences of agents that look at others, so far. */
    public List<AgentSilence> agentSilences() {
        synchronized (silences) {
            return List.copyOf(agentSilences);
        }
    }

    /** How many blind intervals were said. */
    public long blind() {
        return blind.get();
    }

    /** Up to what log time all partitions have been read, as committed marks say; 0 before all have said so. */
    public long readUpTo() {
        int partitions = ground.topics().heartbeats().group().local();
        return marks.size() < partitions
                ? 0
                : marks.values().stream().mapToLong(Long::longValue).min().orElse(0);
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join(2_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
