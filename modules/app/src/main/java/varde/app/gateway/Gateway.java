package varde.app.gateway;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import varde.app.log.LogReader;
import varde.app.pipeline.Line;
import varde.core.landscape.Agent;

/** The role {@code gateway}: heartbeats by HTTP, under the configuration that is in force in the log. */
public final class Gateway implements AutoCloseable {

    private final Line line;
    private final AdmissionInForce inForce;
    private final LogReader reader;
    private final KafkaHeartbeatLog log;
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
            this.server = new GatewayServer(new GatewayDesk(inForce::current, log, clocks), host, port);
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
