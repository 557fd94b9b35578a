package varde.app.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import varde.app.embedded.SharedCluster;
import varde.app.embedded.ThrowawayCluster;
import varde.wire.Order;
import varde.wire.Topics;
import varde.wire.codec.Codec;
import varde.wire.codec.Codecs;
import varde.wire.registry.Compatibility;
import varde.wire.registry.Contract;
import varde.wire.registry.IncompatibleSchemaException;
import varde.wire.registry.NotInRegistryException;
import varde.wire.registry.RegistryClient;
import varde.wire.registry.RegistrySettings;
import varde.wire.serde.Formats;
import varde.wire.serde.UndecodableException;

/** The registry client against the registry that {@code ./varde up} starts. */
@ExtendWith(SharedCluster.class)
class ContractOnApicurioTest {

    private static final Schema UNREADABLE =
            SchemaBuilder.record("OrderValue").fields().requiredLong("never").endRecord();

    @Test
    void theContractIsPublishedOnceAndGuarded(ThrowawayCluster cluster) {
        Topics topics = new Topics("contract.");
        try (RegistryClient registry = new RegistryClient(RegistrySettings.of(cluster.registry()))) {
            Map<String, Integer> ids = Contract.publish(registry, topics);

            assertThat(ids).hasSize(topics.all().size());
            assertThat(Contract.publish(registry, topics)).isEqualTo(ids);
            assertThat(topics.all()).allSatisfy(topic -> {
                assertThat(registry.compatibility(topic.subject())).contains(Compatibility.BACKWARD_TRANSITIVE);
                assertThat(registry.latest(topic.subject()))
                        .isEqualTo(topic.value().schema());
                assertThat(registry.lookup(topic.subject(), topic.value().schema()))
                        .isEqualTo(ids.get(topic.subject()));
            });
            String order = topics.orderEscalate().subject();
            assertThat(registry.compatible(order, topics.orderEscalate().value().schema()))
                    .isTrue();
            assertThat(registry.compatible(order, UNREADABLE)).isFalse();
            assertThatThrownBy(() -> registry.register(order, UNREADABLE))
                    .isInstanceOf(IncompatibleSchemaException.class);
        }
    }

    @Test
    void whatIsNotThereIsSaidToBeNotThere(ThrowawayCluster cluster) {
        try (RegistryClient registry = new RegistryClient(RegistrySettings.of(cluster.registry()))) {
            assertThatThrownBy(() -> registry.byId(1_000_000_000)).isInstanceOf(NotInRegistryException.class);
            assertThatThrownBy(() -> registry.latest("nobody-value")).isInstanceOf(NotInRegistryException.class);
            assertThatThrownBy(() -> registry.lookup("nobody-value", UNREADABLE))
                    .isInstanceOf(NotInRegistryException.class);
            assertThat(registry.compatible("nobody-value", UNREADABLE)).isTrue();
            assertThat(registry.compatibility("nobody-value")).isEmpty();
        }
    }

    @Test
    void whatOneProcessWritesAnotherReads(ThrowawayCluster cluster) {
        Topics topics = new Topics("two.");
        Order order = new Order("two.outages", 42);
        byte[] bytes = codec(cluster, topics).encode(order);

        Codec<Order> other = codec(cluster, topics);

        assertThat(other.decode(bytes)).isEqualTo(order);
        assertThatThrownBy(() -> other.decode(new byte[] {0, 59, -102, -54, 0, 1}))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("not in the registry");
    }

    private static Codec<Order> codec(ThrowawayCluster cluster, Topics topics) {
        return new Codecs(topics, Formats.of(Map.of(RegistrySettings.URL, cluster.registry()))).orderEscalate();
    }
}
