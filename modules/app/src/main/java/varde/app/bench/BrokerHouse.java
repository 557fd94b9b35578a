package varde.app.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import varde.app.embedded.ClusterMember;
import varde.app.embedded.DataFolder;
import varde.app.embedded.Ports;
import varde.bench.ground.Brokers;
import varde.bench.ground.Child;

/** Embedded brokers in processes of their own, on a temporary folder that is gone in the end. */
final class BrokerHouse implements Brokers {

    private static final long START_WITHIN_SECONDS = 90;

    private final DataFolder data = DataFolder.openTemporary();
    private final List<ClusterMember> members = new ArrayList<>();
    private final List<Child> processes = new ArrayList<>();

    private BrokerHouse(int count) {
        List<Integer> controllers = new ArrayList<>();
        for (int node = 0; node < count; node++) {
            controllers.add(Ports.choose(0, "controller", ""));
        }
        for (int node = 0; node < count; node++) {
            members.add(new ClusterMember(node + 1, Ports.choose(0, "broker", ""), controllers));
        }
    }

    /** Starts one and returns when it takes records. */
    static BrokerHouse one() throws InterruptedException {
        return of(1);
    }

    /** Starts so many, as one cluster. */
    static BrokerHouse of(int count) throws InterruptedException {
        BrokerHouse house = new BrokerHouse(count);
        try {
            for (ClusterMember member : house.members) {
                house.processes.add(house.process(member));
            }
            for (Child process : house.processes) {
                process.await("READY", START_WITHIN_SECONDS);
            }
            return house;
        } catch (RuntimeException | InterruptedException e) {
            house.close();
            throw e;
        }
    }

    private Child process(ClusterMember member) {
        return BrokerProcess.start(data.folder("kafka-" + member.node()), member);
    }

    @Override
    public String bootstrap() {
        return members.stream()
                .map(member -> Ports.LOOPBACK + ":" + member.port())
                .collect(Collectors.joining(","));
    }

    @Override
    public int count() {
        return members.size();
    }

    @Override
    public void stop(int broker) {
        processes.get(broker).close();
    }

    @Override
    public void start(int broker) throws InterruptedException {
        Child process = process(members.get(broker));
        processes.set(broker, process);
        process.await("READY", START_WITHIN_SECONDS);
    }

    @Override
    public void freeze(int broker) throws InterruptedException {
        processes.get(broker).freeze();
    }

    @Override
    public void thaw(int broker) throws InterruptedException {
        processes.get(broker).thaw();
    }

    @Override
    public Path folder(String name) {
        return data.folder(name);
    }

    @Override
    public void close() {
        // Killed, not stopped: their data goes with them, and one without its fellows would wait for them.
        processes.forEach(Child::kill);
        data.discard();
    }
}
