package varde.app.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * The settings of an embedded broker: a node that is broker and controller, on the loopback address, with nothing created
 * behind anybody's back. Figures in comments were measured on two cores.
 */
final class BrokerSettings {
    static final int NODE_ID = 1;
    static final String CONTROLLER = "CONTROLLER";

    private BrokerSettings() {}

    /**
     * What the broker is told.
     *
     * @param log where topics are kept
     * @param metadata where the controller keeps its log; never the same folder, see docs/adr/0003
     * @param member which broker it is; the controllers' ports may change from start to start
     */
    static Properties of(Path log, Path metadata, ClusterMember member) {
        Properties settings = new Properties();
        place(settings, log, metadata, member);
        copies(settings, member);
        quickToRecover(settings);
        light(settings);
        return settings;
    }

    private static void place(Properties settings, Path log, Path metadata, ClusterMember member) {
        String broker = "PLAINTEXT://" + Ports.LOOPBACK + ":" + member.port();
        List<String> voters = new ArrayList<>();
        for (int n = 0; n < member.controllers().size(); n++) {
            voters.add(
                    (n + 1) + "@" + Ports.LOOPBACK + ":" + member.controllers().get(n));
        }
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(member.node()));
        settings.put("controller.quorum.voters", String.join(",", voters));
        settings.put("controller.listener.names", CONTROLLER);
        settings.put("listeners", broker + "," + CONTROLLER + "://" + Ports.LOOPBACK + ":" + member.controllerPort());
        settings.put("advertised.listeners", broker);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        settings.put("log.dirs", log.toString());
        settings.put("metadata.log.dir", metadata.toString());
    }

    private static void copies(Properties settings, ClusterMember member) {
        String copies = Integer.toString(member.copies());
        String atLeast = Integer.toString(member.copiesAtLeast());
        settings.put("auto.create.topics.enable", "false");
        settings.put("default.replication.factor", copies);
        settings.put("min.insync.replicas", atLeast);
        settings.put("offsets.topic.num.partitions", "1");
        settings.put("offsets.topic.replication.factor", copies);
        settings.put("transaction.state.log.num.partitions", "1");
        settings.put("transaction.state.log.replication.factor", copies);
        settings.put("transaction.state.log.min.isr", atLeast);
        settings.put("share.coordinator.state.topic.num.partitions", "1");
        settings.put("share.coordinator.state.topic.replication.factor", copies);
        settings.put("share.coordinator.state.topic.min.isr", atLeast);
    }

    private static void quickToRecover(Properties settings) {
        // After kill -9 the controller waits for the dead broker's session: 11 s by default, 3 s with these.
        settings.put("broker.session.timeout.ms", "1500");
        settings.put("broker.heartbeat.interval.ms", "250");
        // A transaction left open by a crash holds up every committed reader until it is aborted.
        settings.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "500");
        // There is nobody else to wait for when a group forms.
        settings.put("group.initial.rebalance.delay.ms", "0");
    }

    private static void light(Properties settings) {
        // The default takes 128 MiB of heap.
        settings.put("log.cleaner.dedupe.buffer.size", "8388608");
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("background.threads", "2");
    }
}
