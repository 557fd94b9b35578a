package varde.app.embedded;

import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.network.ListenerName;
import org.apache.kafka.metadata.KRaftMetadataCache;
import org.apache.kafka.server.common.KRaftVersion;

/**
 * The broker's view of the metadata, in which a partition that has no leader right now is still there. Kafka 4.3.1 gives
 * the same answer for it as for a deleted one (KAFKA-20734), and the transaction coordinator then leaves out the marker
 * that ends a transaction there: committed readers of the partition wait for it for ever. See docs/adr/0009. To be deleted
 * when Kafka's own class says {@link Node#noNode}.
 */
final class KnownLeaders extends KRaftMetadataCache {

    KnownLeaders(int broker, Supplier<KRaftVersion> version) {
        super(broker, version);
    }

    /** Who leads a partition: empty only if there is no such partition, {@link Node#noNode} while it waits for a leader. */
    @Override
    public Optional<Node> getPartitionLeaderEndpoint(String topic, int partition, ListenerName listener) {
        Optional<Node> leader = super.getPartitionLeaderEndpoint(topic, partition, listener);
        boolean waits = leader.isEmpty() && contains(new TopicPartition(topic, partition));
        return waits ? Optional.of(Node.noNode()) : leader;
    }
}
