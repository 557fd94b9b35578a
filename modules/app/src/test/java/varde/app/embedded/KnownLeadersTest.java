package varde.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.metadata.PartitionRecord;
import org.apache.kafka.common.metadata.RegisterBrokerRecord;
import org.apache.kafka.common.metadata.RegisterBrokerRecord.BrokerEndpoint;
import org.apache.kafka.common.metadata.RegisterBrokerRecord.BrokerEndpointCollection;
import org.apache.kafka.common.metadata.TopicRecord;
import org.apache.kafka.common.network.ListenerName;
import org.apache.kafka.image.MetadataDelta;
import org.apache.kafka.image.MetadataImage;
import org.apache.kafka.image.MetadataProvenance;
import org.apache.kafka.metadata.KRaftMetadataCache;
import org.apache.kafka.server.common.KRaftVersion;
import org.junit.jupiter.api.Test;

/** What the transaction coordinator is told of a partition that a marker has to reach. */
class KnownLeadersTest {
    private static final ListenerName LISTENER = new ListenerName("PLAINTEXT");
    private static final int NOBODY = -1;

    private final MetadataImage image = image();

    @Test
    void aPartitionThatWaitsForALeaderIsKnownAndOneThatWasDeletedIsNot() {
        KnownLeaders leaders = new KnownLeaders(1, () -> KRaftVersion.LATEST_PRODUCTION);
        leaders.setImage(image);

        assertThat(leaders.getPartitionLeaderEndpoint("outages", 0, LISTENER).map(Node::id))
                .contains(1);
        assertThat(leaders.getPartitionLeaderEndpoint("outages", 1, LISTENER)).contains(Node.noNode());
        assertThat(leaders.getPartitionLeaderEndpoint("outages", 2, LISTENER)).isEmpty();
        assertThat(leaders.getPartitionLeaderEndpoint("deleted", 0, LISTENER)).isEmpty();
    }

    /** When this fails, Kafka has mended it (KAFKA-20734): delete KnownLeaders, and BrokerNode with it. */
    @Test
    void kafkasOwnCannotTellThemApart() {
        KRaftMetadataCache own = new KRaftMetadataCache(1, () -> KRaftVersion.LATEST_PRODUCTION);
        own.setImage(image);

        assertThat(own.getPartitionLeaderEndpoint("outages", 1, LISTENER)).isEmpty();
    }

    private static MetadataImage image() {
        MetadataDelta delta =
                new MetadataDelta.Builder().setImage(MetadataImage.EMPTY).build();
        BrokerEndpointCollection endpoints = new BrokerEndpointCollection();
        endpoints.add(new BrokerEndpoint()
                .setName(LISTENER.value())
                .setHost("127.0.0.1")
                .setPort(9092));
        delta.replay(new RegisterBrokerRecord()
                .setBrokerId(1)
                .setIncarnationId(new Uuid(1, 1))
                .setEndPoints(endpoints)
                .setFenced(false));
        Uuid topic = new Uuid(1, 2);
        delta.replay(new TopicRecord().setName("outages").setTopicId(topic));
        delta.replay(partition(topic, 0, 1));
        delta.replay(partition(topic, 1, NOBODY));
        return delta.apply(MetadataProvenance.EMPTY);
    }

    private static PartitionRecord partition(Uuid topic, int partition, int leader) {
        return new PartitionRecord()
                .setTopicId(topic)
                .setPartitionId(partition)
                .setReplicas(List.of(1))
                .setIsr(List.of(1))
                .setLeader(leader)
                .setDirectories(List.of(new Uuid(1, 3)));
    }
}
