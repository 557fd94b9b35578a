package varde.app.gateway;

import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import varde.app.health.Figures;
import varde.app.health.Health;
import varde.app.log.LogReader;
import varde.app.pipeline.Line;
import varde.core.landscape.Agent;

/** The role {@code gateway}: heartbeats by HTTP, under the configuration that is in force in the log. */
public final class Gateway implements AutoCloseable {

    private final Line line;
    private final AdmissionInForce inForce;
    private final LogReader reader;
    private final KafkaHeartbeatLog log;
    private final GatewayDesk desk;
    private final GatewayServer server;

    /**
     * Starts it.
     *
     * @param line to Kafka
     * @param more agents, with their tokens, that no configuration lists
     * @param host the address to listen on
     * @param port 0 for any free one
     * @throws varde.app.CannotStart if the port is taken
     */
    public Gateway(Line line, List<Agent> more, String host, int port) {
        this.line = line;
        this.inForce = new AdmissionInForce(more);
        this.log = new KafkaHeartbeatLog(line);
        this.reader = LogReader.follow(
                line.kafka(), List.of(line.topics().configCorrelate()), LogReader.From.BEGINNING, this::take);
        GatewayDesk.Clocks clocks = new GatewayDesk.Clocks(System::currentTimeMillis, System::nanoTime);
        try {
            this.desk = new GatewayDesk(inForce::current, log, clocks);
            this.server = new GatewayServer(desk, host, port);
        } catch (RuntimeException e) {
            reader.close();
            log.close();
            throw e;
        }
    }

    /** Every partition holds the whole configuration; the first is enough. */
    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.partition() == 0 && record.value() != null) {
            inForce.take(line.codecs().configCorrelate().decode(record.value()));
        }
    }

    /** Whether a configuration is in force, so that reports can be taken. */
    public boolean ready() {
        return inForce.current().isPresent();
    }

    /** Whether it is alive and ready: a configuration is in force. */
    public Health health() {
        return Health.of(
                () -> reader.alive() ? Optional.empty() : Optional.of("the gateway no longer reads the configuration"),
                () -> ready() ? Optional.empty() : Optional.of("the gateway knows of no configuration in force yet"));
    }

    /** Adds what it tells of itself. */
    public void tell(Figures figures) {
        figures.counter("varde.gateway.reports", Tags.of("answer", "taken"), desk, GatewayDesk::taken);
        figures.counter("varde.gateway.reports", Tags.of("answer", "refused"), desk, GatewayDesk::refused);
        figures.counter("varde.gateway.reports", Tags.of("answer", "not_now"), desk, GatewayDesk::notNow);
    }

    /** The port that it listens on. */
    public int port() {
        return server.port();
    }

    /** Stops listening, waits for what is under way, and lets go of Kafka. */
    @Override
    public void close() {
        server.close();
        log.close();
        reader.close();
    }
}
