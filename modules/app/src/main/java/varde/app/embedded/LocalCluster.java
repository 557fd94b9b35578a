package varde.app.embedded;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import varde.app.CannotStart;

/** A broker and a registry on one data folder, started side by side. */
public final class LocalCluster implements AutoCloseable {
    private final EmbeddedBroker broker;
    private final EmbeddedRegistry registry;

    private LocalCluster(EmbeddedBroker broker, EmbeddedRegistry registry) {
        this.broker = broker;
        this.registry = registry;
    }

    /**
     * Starts both and returns when both are ready.
     *
     * @param data where they keep their data; owned by the caller, who closes it after this
     * @param brokerPort 0 for any free one
     * @param registryPort 0 for any free one
     * @throws CannotStart when one cannot start; the other is stopped then
     */
    public static LocalCluster start(DataFolder data, int brokerPort, int registryPort) {
        // Before the registry's process is started for nothing.
        Ports.choose(brokerPort, "broker", "VARDE_BROKER_PORT");
        EmbeddedRegistry registry = EmbeddedRegistry.launch(data, registryPort);
        EmbeddedBroker broker;
        try {
            broker = EmbeddedBroker.start(data, brokerPort);
        } catch (RuntimeException | Error e) {
            registry.close();
            throw e;
        }
        LocalCluster cluster = new LocalCluster(broker, registry);
        try {
            registry.awaitReady();
            return cluster;
        } catch (RuntimeException | Error e) {
            cluster.close();
            throw e;
        }
    }

    /** The broker's address, {@code host:port}. */
    public String bootstrap() {
        return broker.bootstrap();
    }

    /** The registry's Confluent API, a URL without a slash at its end. */
    public String registry() {
        return registry.url();
    }

    /** The registry's process id. */
    public long registryPid() {
        return registry.pid();
    }

    /** Done, with the reason for people, when broker or registry ends on its own. */
    public CompletionStage<String> failed() {
        CompletableFuture<String> first = new CompletableFuture<>();
        broker.failed().thenAccept(first::complete);
        registry.failed().thenAccept(first::complete);
        return first;
    }

    @Override
    public void close() {
        registry.close();
        broker.close();
    }
}
