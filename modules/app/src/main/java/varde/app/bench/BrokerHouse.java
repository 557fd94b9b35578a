package varde.app.bench;

import java.nio.file.Path;
import java.util.List;
import varde.app.embedded.DataFolder;
import varde.bench.ground.Child;

/** An embedded broker in a process of its own, on a temporary folder that is gone in the end. */
final class BrokerHouse implements AutoCloseable {

    private static final long START_WITHIN_SECONDS = 60;

    private final DataFolder data;
    private final Child broker;
    private final String bootstrap;

    private BrokerHouse(DataFolder data, Child broker, String bootstrap) {
        this.data = data;
        this.broker = broker;
        this.bootstrap = bootstrap;
    }

    /** Starts it and returns when it takes records. */
    static BrokerHouse start() throws InterruptedException {
        DataFolder data = DataFolder.openTemporary();
        Child broker = BrokerProcess.start(data.folder("kafka"), 0);
        try {
            return new BrokerHouse(data, broker, broker.await("READY", START_WITHIN_SECONDS));
        } catch (RuntimeException | InterruptedException e) {
            broker.close();
            data.discard();
            throw e;
        }
    }

    String bootstrap() {
        return bootstrap;
    }

    /** A folder that is gone in the end. */
    Path folder(String name) {
        return data.folder(name);
    }

    List<Child> brokers() {
        return List.of(broker);
    }

    @Override
    public void close() {
        broker.close();
        data.discard();
    }
}
