package varde.bench.simulation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import varde.core.detect.Heartbeat;
import varde.core.detect.HeartbeatStatus;
import varde.core.landscape.Agent;
import varde.wire.Topics;
import varde.wire.codec.Codec;
import varde.wire.codec.Codecs;

/**
 * All agents of a simulated network at once: each looks at its components at their intervals and says what is true. An
 * agent whose machine does not work is silent, and so is a component that reports itself.
 */
public final class SimulatedAgents implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SimulatedAgents.class);
    private static final long TICK = 50;

    /** A look and when it is due. */
    private static final class Turn {
        final SimulatedLook look;
        long due;

        Turn(SimulatedLook look, long due) {
            this.look = look;
            this.due = due;
        }
    }

    private final SimulatedNetwork network;
    private final Map<String, String> runsOn = new HashMap<>();
    private final List<Turn> turns;
    private final String topic;
    private final Codec<Heartbeat> codec;
    private final Producer<byte[], byte[]> producer;
    private final ScheduledExecutorService clock;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();

    private SimulatedAgents(
            SimulatedNetwork network, List<Agent> agents, Topics topics, Codecs codecs, Producer<byte[], byte[]> to) {
        this.network = network;
        agents.forEach(agent -> agent.runsOn().ifPresent(machine -> runsOn.put(agent.id(), machine)));
        long now = now();
        this.turns = SimulatedLook.of(network, agents).stream()
                .map(look -> new Turn(look, now + Math.floorMod(look.hashCode(), look.interval())))
                .toList();
        this.topic = topics.heartbeats().name();
        this.codec = codecs.heartbeats();
        this.producer = to;
        this.clock = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "simulated-agents");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Starts them; their first looks are spread over an interval.
     *
     * @param bootstrap the brokers
     */
    public static SimulatedAgents start(
            SimulatedNetwork network, List<Agent> agents, Topics topics, Codecs codecs, String bootstrap) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "varde-simulated-agents");
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 1_500);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2_000);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 2_000);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        settings.put(ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 1_000);
        SimulatedAgents simulated = new SimulatedAgents(
                network,
                agents,
                topics,
                codecs,
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()));
        simulated.clock.scheduleAtFixedRate(simulated::look, 0, TICK, TimeUnit.MILLISECONDS);
        return simulated;
    }

    private void look() {
        try {
            long now = now();
            for (Turn turn : turns) {
                if (turn.due <= now) {
                    turn.due = now + turn.look.interval();
                    look(turn.look);
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("simulated agents could not look: {}", e.toString());
        }
    }

    private void look(SimulatedLook look) {
        String machine = look.ofItself() ? look.component() : "";
        String host = runsOn.getOrDefault(look.agent(), machine);
        if (!network.works(host) || (look.ofItself() && !network.works(look.component()))) {
            return;
        }
        boolean works = network.works(look.component());
        Heartbeat heartbeat = new Heartbeat(
                look.agent(),
                look.component(),
                look.domain(),
                look.site(),
                works ? HeartbeatStatus.OK : HeartbeatStatus.FAILED,
                look.interval(),
                look.grace(),
                works ? "simulated: works" : "simulated: does not answer",
                sent.incrementAndGet(),
                System.currentTimeMillis(),
                works ? 5 : -1);
        byte[] key = look.agent().getBytes(StandardCharsets.UTF_8);
        producer.send(new ProducerRecord<>(topic, key, codec.encode(heartbeat)), (record, failure) -> {
            if (failure != null && lost.getAndIncrement() == 0) {
                LOG.warn("a simulated heartbeat was lost: {}", failure.toString());
            }
        });
    }

    private static long now() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    /** How many heartbeats have been sent. */
    public long sent() {
        return sent.get();
    }

    @Override
    public void close() {
        clock.shutdownNow();
        producer.close(Duration.ofSeconds(1));
    }
}
