package varde.app.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import varde.agent.AgentFile;
import varde.agent.Look;
import varde.agent.Pace;
import varde.agent.ProbeAgent;
import varde.agent.Watched;
import varde.agent.Witness;
import varde.agent.check.TcpCheck;
import varde.app.Addresses;
import varde.app.Settings;
import varde.app.embedded.SharedCluster;
import varde.app.embedded.ThrowawayCluster;
import varde.app.log.LogReader;
import varde.app.topics.TopicPlan;
import varde.app.topics.TopicSetup;
import varde.core.detect.Heartbeat;
import varde.core.detect.HeartbeatStatus;
import varde.wire.Topics;
import varde.wire.codec.Codec;
import varde.wire.codec.Codecs;
import varde.wire.registry.RegistryClient;
import varde.wire.registry.RegistrySettings;
import varde.wire.serde.RegistrySchemaIds;

@ExtendWith(SharedCluster.class)
class AgentOnKafkaTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Topics TOPICS = new Topics("agent.");

    private final List<Heartbeat> read = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private final List<String> told = new CopyOnWriteArrayList<>();

    @Test
    void whatAnAgentSeesArrivesUnderItsNameAndItLeavesInGoodOrder(ThrowawayCluster cluster) throws Exception {
        Addresses addresses = new Addresses(cluster.bootstrap(), cluster.registry(), "");
        Settings settings = Settings.of(Map.of("VARDE_TOPIC_PREFIX", TOPICS.prefix()));
        LogReader.Kafka kafka = new LogReader.Kafka(cluster.bootstrap(), settings.clients(addresses));
        try (TopicSetup setup = TopicSetup.open(settings.clients(addresses), TopicPlan.local(TOPICS))) {
            setup.create();
        }
        try (RegistryClient registry = new RegistryClient(RegistrySettings.of(cluster.registry()));
                ServerSocket database = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Codec<Heartbeat> codec = new Codecs(TOPICS, new RegistrySchemaIds(registry)).heartbeats();
            AgentFile file = watching(database.getLocalPort());

            ProbeAgent agent = AgentRole.start(file, addresses, settings, new Listening());
            try (LogReader reader = LogReader.follow(
                    kafka, List.of(TOPICS.heartbeats()), LogReader.From.BEGINNING, record -> take(record, codec))) {
                await().atMost(PATIENCE).until(() -> statuses("db/a").contains(HeartbeatStatus.OK));
                database.close();
                await().atMost(PATIENCE).until(() -> statuses("db/a").contains(HeartbeatStatus.FAILED));
                agent.close();
                await().atMost(PATIENCE).until(() -> statuses("agent/k").contains(HeartbeatStatus.LEAVING));
            }
        }

        assertThat(keys).containsOnly("agent/k");
        assertThat(statuses("agent/k")).endsWith(HeartbeatStatus.LEAVING);
        assertThat(read.get(read.size() - 1).status()).isEqualTo(HeartbeatStatus.LEAVING);
        // A broker that was slow may have taken a heartbeat twice, but never an old one after a newer one.
        assertThat(of("db/a")).extracting(Heartbeat::sequence).isSorted();
        assertThat(of("agent/k")).extracting(Heartbeat::sequence).isSorted();
        Heartbeat first = of("db/a").get(0);
        assertThat(first.site()).isEqualTo("oslo-1");
        assertThat(first.domain()).isEqualTo("main");
        assertThat(first.interval()).isEqualTo(3_000);
        assertThat(first.message()).startsWith("accepts connections at 127.0.0.1:");
        assertThat(told.get(told.size() - 1)).startsWith("through ");
    }

    private static AgentFile watching(int port) {
        Pace pace = new Pace(Duration.ofSeconds(3), Duration.ofSeconds(1), Duration.ofSeconds(2), 0, Optional.empty());
        Watched database = Watched.of("db/a", new TcpCheck("127.0.0.1", port), pace);
        return new AgentFile(
                "agent/k",
                "oslo-1",
                AgentFile.MAIN,
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                Optional.empty(),
                List.of(database),
                4);
    }

    private void take(ConsumerRecord<byte[], byte[]> record, Codec<Heartbeat> codec) {
        keys.add(new String(record.key(), StandardCharsets.UTF_8));
        read.add(codec.decode(record.value()));
    }

    private List<Heartbeat> of(String component) {
        return read.stream()
                .filter(heartbeat -> heartbeat.component().equals(component))
                .toList();
    }

    private List<HeartbeatStatus> statuses(String component) {
        return of(component).stream().map(Heartbeat::status).toList();
    }

    private final class Listening implements Witness {
        @Override
        public void looked(Look look) {}

        @Override
        public void cutOff(String why) {
            told.add(why);
        }

        @Override
        public void through(long dropped) {
            told.add("through " + dropped);
        }
    }
}
