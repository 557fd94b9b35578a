package varde.app.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import kafka.server.KafkaConfig;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import varde.app.CannotStart;

/**
 * A real Kafka broker in this process: Kafka's own classes in KRaft mode, one node, loopback only. Its data outlives the process,
 * also one that was killed; a second start on the same folder goes on where the first was.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);

    /** Fixed, so that formatting a folder again is a no-op and a half-formatted one heals. */
    private static final String CLUSTER_ID = new Uuid(0x5661726465L, 1L).toString();

    private static final int ATTEMPTS = 3;
    private static final long CLOSE_SECONDS = 10;

    private final BrokerNode server;
    private final int port;
    private final CompletableFuture<String> failed;
    private final Consumer<String> listener;

    private EmbeddedBroker(BrokerNode server, int port, CompletableFuture<String> failed, Consumer<String> listener) {
        this.server = server;
        this.port = port;
        this.failed = failed;
        this.listener = listener;
    }

    /**
     * Starts the broker and returns when it takes records.
     *
     * @param data where the log is kept; owned by the caller, who closes it after the broker
     * @param port to listen on, 0 for any free one
     * @throws CannotStart when the port is taken or the broker cannot start; nothing is left running
     */
    public static EmbeddedBroker start(DataFolder data, int port) {
        for (int attempt = 1; ; attempt++) {
            int chosen = Ports.choose(port, "broker", "VARDE_BROKER_PORT");
            try {
                return start(data.folder("broker"), data.folder("metadata"), ClusterMember.alone(chosen, Ports.free()));
            } catch (IOException | RuntimeException e) {
                // A free port may be taken by another between the look and the use: look again.
                if (attempt == ATTEMPTS || !isTakenPort(e)) {
                    throw new CannotStart("the embedded broker on " + data.root() + " did not start: " + deepest(e), e);
                }
            }
        }
    }

    /**
     * Starts one broker of a cluster; returns when it and enough of the others take records.
     *
     * @param data where its log is kept; owned by the caller, who closes it after the broker
     * @param member which one it is; its ports must be free
     * @throws CannotStart when it cannot start
     */
    public static EmbeddedBroker start(DataFolder data, ClusterMember member) {
        try {
            return start(data.folder("broker"), data.folder("metadata"), member);
        } catch (IOException | RuntimeException e) {
            throw new CannotStart(
                    "broker " + member.node() + " on " + data.root() + " did not start: " + deepest(e), e);
        }
    }

    private static EmbeddedBroker start(Path log, Path metadata, ClusterMember member) throws IOException {
        format(log, metadata, member.node());
        CompletableFuture<String> failed = new CompletableFuture<>();
        Consumer<String> listener = failed::complete;
        BrokerFaults.listen(listener);
        Properties settings = BrokerSettings.of(log, metadata, member);
        BrokerNode server = new BrokerNode(KafkaConfig.fromProps(settings, false));
        EmbeddedBroker broker = new EmbeddedBroker(server, member.port(), failed, listener);
        try {
            server.startup();
            return broker;
        } catch (RuntimeException | Error e) {
            broker.close();
            throw e;
        }
    }

    private static void format(Path log, Path metadata, int node) throws IOException {
        try {
            new Formatter()
                    .setClusterId(CLUSTER_ID)
                    .setNodeId(node)
                    .addDirectory(log.toString())
                    .addDirectory(metadata.toString())
                    .setMetadataLogDirectory(metadata.toString())
                    .setIgnoreFormatted(true)
                    .setControllerListenerName(BrokerSettings.CONTROLLER)
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                    .run();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("formatting " + log + " failed", e);
        }
    }

    /** The broker's address for clients, {@code host:port}. */
    public String bootstrap() {
        return Ports.LOOPBACK + ":" + port;
    }

    /**
     * Done, with the reason for people, if the broker gives up on its own (a full disk, a damaged log). It serves nobody then;
     * whoever started it should close everything and say why. Never done by {@link #close}.
     */
    public CompletionStage<String> failed() {
        return failed.minimalCompletionStage();
    }

    /**
     * Stops the broker in an orderly way, for at most ten seconds: one that has lost its controller would wait for minutes, and
     * its log is safe without.
     */
    @Override
    public void close() {
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(this::stop, stopper -> {
            Thread thread = new Thread(stopper, "varde-broker-stop");
            thread.setDaemon(true);
            thread.start();
        });
        try {
            stopped.get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.warn("The embedded broker did not stop in an orderly way", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            BrokerFaults.forget(listener);
        }
    }

    private void stop() {
        server.shutdown();
    }

    private static boolean isTakenPort(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof BindException) {
                return true;
            }
        }
        return false;
    }

    private static String deepest(Throwable failure) {
        Throwable at = failure;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        return at.toString();
    }
}
