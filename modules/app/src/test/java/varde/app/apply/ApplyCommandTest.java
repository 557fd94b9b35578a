package varde.app.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import varde.app.Said;
import varde.app.embedded.SharedCluster;
import varde.app.embedded.ThrowawayCluster;
import varde.app.log.LogReader;
import varde.config.Configuration;
import varde.core.correlate.CorrelatePart;
import varde.core.escalate.EscalatePart;
import varde.core.stage.ConfigRecord;
import varde.wire.Topics;
import varde.wire.codec.Codecs;
import varde.wire.registry.RegistryClient;
import varde.wire.registry.RegistrySettings;
import varde.wire.serde.RegistrySchemaIds;

@ExtendWith(SharedCluster.class)
class ApplyCommandTest {

    @TempDir
    private Path root;

    @Test
    void theWholeIsWrittenToEveryPartitionAndClosedAndNotWrittenAgain(ThrowawayCluster cluster) {
        Map<String, String> environment = environment(cluster, "applied.", "2");
        Path folder = Small.folder(root);
        Configuration configuration = Folder.require(folder);
        assertThat(Said.by(environment, "topics", "create").status()).isZero();

        Said first = Said.by(environment, "apply", folder.toString(), "--author", "kari");

        assertThat(first.err()).isEmpty();
        assertThat(first.status()).isZero();
        assertThat(first.out())
                .containsExactly("version " + configuration.version().substring(0, 12) + " is in force");
        Log log = Log.read(cluster, "applied.");
        assertThat(log.correlate).hasSize(2).allSatisfy(records -> {
            assertThat(records.stream()
                            .filter(ConfigRecord.Part.class::isInstance)
                            .map(part -> ((ConfigRecord.Part<CorrelatePart>) part).part()))
                    .isEqualTo(configuration.correlate());
            assertThat(records.get(records.size() - 1)).isInstanceOfSatisfying(ConfigRecord.InForce.class, closing -> {
                assertThat(closing.version()).isEqualTo(configuration.version());
                assertThat(closing.author()).isEqualTo("kari");
            });
        });
        assertThat(log.escalate).hasSize(1);
        assertThat(log.escalate.get(0)).hasSize(configuration.escalate().size() + 1);

        Said second = Said.by(environment, "apply", folder.toString(), "--json");

        assertThat(second.out())
                .containsExactly("{\"version\":\"" + configuration.version() + "\",\"changed\":false,\"written\":[]}");
        assertThat(Log.read(cluster, "applied.")).isEqualTo(log);
    }

    @Test
    void aFolderWithAnErrorLeavesTheVersionInForce(ThrowawayCluster cluster) {
        Map<String, String> environment = environment(cluster, "kept.", "1");
        Path folder = Small.folder(root);
        Said.by(environment, "topics", "create");
        assertThat(Said.by(environment, "apply", folder.toString()).status()).isZero();
        Log before = Log.read(cluster, "kept.");
        Small.write(root, "routes.yaml", "route: {team: opertions}\n");

        Said said = Said.by(environment, "apply", folder.toString());

        assertThat(said.status()).isEqualTo(1);
        assertThat(said.out().get(0)).startsWith("routes.yaml:1:9: error: ").contains("did you mean `operations`?");
        assertThat(Log.read(cluster, "kept.")).isEqualTo(before);
    }

    @Test
    void aChangeIsWrittenAfterTheVersionBefore(ThrowawayCluster cluster) {
        Map<String, String> environment = environment(cluster, "changed.", "1");
        Path folder = Small.folder(root);
        Said.by(environment, "topics", "create");
        Said.by(environment, "apply", folder.toString());
        Small.write(root, "rules.yaml", "stormRoots: 5\n");

        assertThat(Said.by(environment, "apply", folder.toString()).status()).isZero();

        assertThat(Log.read(cluster, "changed.").correlate.get(0).stream()
                        .filter(ConfigRecord.InForce.class::isInstance)
                        .map(ConfigRecord::version))
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @Test
    void withoutTopicsItSaysSoInOneLine(ThrowawayCluster cluster) {
        Said said = Said.by(
                environment(cluster, "absent.", "1"),
                "apply",
                Small.folder(root).toString());

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).singleElement().asString().contains("varde topics create");
    }

    private static Map<String, String> environment(ThrowawayCluster cluster, String prefix, String domains) {
        return Map.of(
                "VARDE_BOOTSTRAP",
                cluster.bootstrap(),
                "VARDE_REGISTRY",
                cluster.registry(),
                "VARDE_TOPIC_PREFIX",
                prefix,
                "VARDE_DOMAIN_PARTITIONS",
                domains);
    }

    /** What stands in the configuration topics, by partition. */
    private record Log(
            List<List<ConfigRecord<CorrelatePart>>> correlate, List<List<ConfigRecord<EscalatePart>>> escalate) {

        static Log read(ThrowawayCluster cluster, String prefix) {
            Topics topics = new Topics(prefix);
            Log log = new Log(new ArrayList<>(), new ArrayList<>());
            try (RegistryClient registry = new RegistryClient(RegistrySettings.of(cluster.registry()))) {
                Codecs codecs = new Codecs(topics, new RegistrySchemaIds(registry));
                LogReader.Kafka kafka = new LogReader.Kafka(cluster.bootstrap(), Map.of());
                awaitEnded(cluster, prefix);
                LogReader.readAll(
                        kafka,
                        List.of(topics.configCorrelate()),
                        record -> at(log.correlate, record.partition())
                                .add(codecs.configCorrelate().decode(record.value())));
                LogReader.readAll(
                        kafka,
                        List.of(topics.configEscalate()),
                        record -> at(log.escalate, record.partition())
                                .add(codecs.configEscalate().decode(record.value())));
            }
            return log;
        }

        /** A commit returns when it is certain; that the last partition shows it is certain when the next one may begin. */
        private static void awaitEnded(ThrowawayCluster cluster, String prefix) {
            Map<String, Object> settings =
                    Map.of("bootstrap.servers", cluster.bootstrap(), "transactional.id", prefix + "apply");
            try (var next = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
                next.initTransactions();
            }
        }

        private static <T> List<T> at(List<List<T>> partitions, int partition) {
            while (partitions.size() <= partition) {
                partitions.add(new ArrayList<>());
            }
            return partitions.get(partition);
        }
    }
}
