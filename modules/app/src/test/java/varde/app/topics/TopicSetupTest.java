package varde.app.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import varde.app.CannotStart;
import varde.app.Varde;
import varde.app.embedded.SharedCluster;
import varde.app.embedded.ThrowawayCluster;
import varde.wire.PartitionGroup;
import varde.wire.Topic;
import varde.wire.Topics;
import varde.wire.ValueSchema;
import varde.wire.registry.RegistryClient;
import varde.wire.registry.RegistrySettings;

@ExtendWith(SharedCluster.class)
class TopicSetupTest {
    @Test
    void missingTopicsAreCreatedAsTheListSaysAndOnce(ThrowawayCluster cluster) {
        TopicPlan plan = TopicPlan.local(new Topics("created."));
        List<String> all = plan.topics().all().stream().map(Topic::name).toList();
        try (TopicSetup setup = TopicSetup.open(clients(cluster), plan)) {
            assertThat(setup.verify())
                    .hasSameSizeAs(all)
                    .allMatch(difference -> difference.found().equals("missing"));

            assertThat(setup.create()).isEqualTo(all);

            assertThat(setup.verify()).isEmpty();
            assertThat(setup.create()).isEmpty();
            assertThat(setup.list()).hasSameSizeAs(all).allMatch(found -> found.partitions() > 0);
        }
    }

    @Test
    void whatDiffersIsToldAndLeftAlone(ThrowawayCluster cluster) throws Exception {
        TopicPlan plan = TopicPlan.local(new Topics("differing."));
        String heartbeats = plan.topics().heartbeats().name();
        String receipts = plan.topics().receipts().name();
        try (Admin admin = Admin.create(clients(cluster));
                TopicSetup setup = TopicSetup.open(clients(cluster), plan)) {
            admin.createTopics(List.of(new NewTopic(heartbeats, 7, (short) 1)
                            .configs(plan.settingsOf(plan.topics().heartbeats()))))
                    .all()
                    .get();
            setup.create();
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, receipts),
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("message.timestamp.type", "CreateTime"),
                                    AlterConfigOp.OpType.SET))))
                    .all()
                    .get();

            // The broker takes a moment to obey a changed setting.
            await().untilAsserted(() -> assertThat(setup.verify())
                    .extracting(Difference::topic, Difference::what, Difference::wanted, Difference::found)
                    .containsExactly(
                            tuple(heartbeats, "partitions", "4", "7"),
                            tuple(receipts, "message.timestamp.type", "LogAppendTime", "CreateTime")));
            assertThat(setup.create()).isEmpty();
            assertThat(setup.verify()).hasSize(2);
        }
    }

    @Test
    void thePartitionCountsOfTheSettingsAreObeyed(ThrowawayCluster cluster) {
        Map<String, String> environment = Map.of(
                "VARDE_BOOTSTRAP",
                cluster.bootstrap(),
                "VARDE_TOPIC_PREFIX",
                "set.",
                "VARDE_HEARTBEAT_PARTITIONS",
                "2");

        assertThat(varde(environment, "topics", "create")).hasSize(19).last().isEqualTo("exit 0");
        assertThat(varde(environment, "topics", "list")).anyMatch(line -> line.matches("set\\.heartbeats +2 x 1 .*"));
        assertThat(varde(environment, "topics", "verify", "--json")).containsExactly("exit 0");
        Map<String, String> others = new HashMap<>(environment);
        others.put("VARDE_HEARTBEAT_PARTITIONS", "3");
        assertThat(varde(others, "topics", "verify", "--json"))
                .hasSize(2)
                .endsWith("exit 1")
                .first()
                .asString()
                .contains("\"topic\":\"set.heartbeats\",\"what\":\"partitions\",\"wanted\":\"3\",\"found\":\"2\"");
    }

    @Test
    void creatingTopicsRegistersTheirSchemasWhereARegistryIsKnown(ThrowawayCluster cluster) {
        Map<String, String> environment = Map.of(
                "VARDE_BOOTSTRAP", cluster.bootstrap(),
                "VARDE_REGISTRY", cluster.registry(),
                "VARDE_TOPIC_PREFIX", "registered.");

        assertThat(varde(environment, "topics", "create", "--json")).endsWith("exit 0");

        try (RegistryClient registry = new RegistryClient(RegistrySettings.of(cluster.registry()))) {
            assertThat(registry.latest("registered.heartbeats-value").getFullName())
                    .isEqualTo(ValueSchema.HEARTBEAT.schema().getFullName());
        }
    }

    @Test
    void aRegistryThatIsNotThereIsOneLine(ThrowawayCluster cluster) {
        Map<String, String> environment = Map.of(
                "VARDE_BOOTSTRAP", cluster.bootstrap(),
                "VARDE_REGISTRY", "http://127.0.0.1:1",
                "VARDE_TOPIC_PREFIX", "unregistered.",
                "VARDE_KAFKA_VARDE_REGISTRY_PATIENCE_MS", "100");

        assertThat(varde(environment, "topics", "create")).hasSize(2).endsWith("exit 2");
    }

    @Test
    void anUnfitPrefixIsOneLine() {
        assertThat(varde(Map.of("VARDE_BOOTSTRAP", "127.0.0.1:1", "VARDE_TOPIC_PREFIX", "så "), "topics", "list"))
                .hasSize(2)
                .endsWith("exit 2");
    }

    @Test
    void aBrokerThatIsNotThereIsOneLine() {
        TopicPlan plan = TopicPlan.local(Topics.STANDARD);
        Map<String, Object> impatient = Map.of(
                "bootstrap.servers", "127.0.0.1:1", "request.timeout.ms", "400", "default.api.timeout.ms", "500");
        try (TopicSetup setup = TopicSetup.open(impatient, plan)) {
            assertThatThrownBy(setup::verify)
                    .isInstanceOf(CannotStart.class)
                    .hasMessageStartingWith("no Kafka broker answers at 127.0.0.1:1");
        }
        assertThatThrownBy(() -> TopicSetup.open(Map.of("bootstrap.servers", "no port here"), plan))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("cannot turn to Kafka at no port here: ");
    }

    @Test
    void everyGroupHasACount() {
        assertThat(TopicPlan.local(Topics.STANDARD).partitions()).containsOnlyKeys(PartitionGroup.values());
    }

    private static Map<String, Object> clients(ThrowawayCluster cluster) {
        return Map.of("bootstrap.servers", cluster.bootstrap());
    }

    /** Every line of the command's answer and complaint, and the exit status. */
    private static List<String> varde(Map<String, String> environment, String... arguments) {
        StringWriter said = new StringWriter();
        PrintWriter writer = new PrintWriter(said);
        int status = Varde.run(environment, writer, writer, arguments);
        List<String> lines = new ArrayList<>(said.toString().lines().toList());
        lines.add("exit " + status);
        return lines;
    }
}
