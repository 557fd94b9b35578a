package varde.app.embedded;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import kafka.server.StandardFaultHandlerFactory;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.KRaftMetadataCache;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.server.ServerSocketFactory;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/**
 * Controller and broker of one node, put together from Kafka's own classes as {@link KafkaRaftServer} does it. It differs in
 * one thing: the broker sees the metadata as {@link KnownLeaders} does.
 */
final class BrokerNode {
    private final ControllerServer controller;
    private final BrokerServer broker;

    BrokerNode(KafkaConfig settings) {
        Tuple2<MetaPropertiesEnsemble, BootstrapMetadata> folders =
                KafkaRaftServer.initializeLogDirs(settings, LoggerFactory.getLogger(BrokerNode.class), "");
        SharedServer shared = shared(settings, folders._1());
        controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), folders._2());
        broker = new SeeingBroker(shared);
    }

    private static SharedServer shared(KafkaConfig settings, MetaPropertiesEnsemble folders) {
        Metrics metrics = Server.initializeMetrics(
                settings, Time.SYSTEM, folders.clusterId().orElseThrow());
        QuorumConfig quorum = settings.quorumConfig();
        return new SharedServer(
                settings,
                folders,
                Time.SYSTEM,
                metrics,
                CompletableFuture.completedFuture(Map.copyOf(QuorumConfig.parseVoterConnections(quorum.voters()))),
                QuorumConfig.parseBootstrapServers(quorum.bootstrapServers()),
                new StandardFaultHandlerFactory(),
                ServerSocketFactory.INSTANCE);
    }

    /** Starts both and returns when the broker takes records. */
    void startup() {
        controller.startup();
        broker.startup();
    }

    /** Stops both in order and returns when they have stopped. */
    void shutdown() {
        broker.shutdown();
        controller.shutdown();
        broker.awaitShutdown();
        controller.awaitShutdown();
    }

    /** The broker makes its view of the metadata while it starts; here it takes another one in its place. */
    private static final class SeeingBroker extends BrokerServer {

        SeeingBroker(SharedServer shared) {
            super(shared);
        }

        /** Kafka's own, so that the broker is as quiet as it was. */
        @Override
        public String loggerName() {
            return BrokerServer.class.getName();
        }

        @Override
        public void metadataCache_$eq(KRaftMetadataCache made) {
            super.metadataCache_$eq(new KnownLeaders(
                    config().nodeId(), () -> raftManager().client().kraftVersion()));
        }
    }
}
