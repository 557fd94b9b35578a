package varde.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import varde.app.CannotStart;

class LocalClusterTest {
    @TempDir
    Path temporary;

    @Test
    void recordsAndSchemaIdsSurviveAStopAndAStart() throws Exception {
        String firstId;
        String secondId;
        try (DataFolder data = DataFolder.open(temporary, false);
                LocalCluster cluster = LocalCluster.start(data, 0, 0)) {
            Records.createTopic(cluster.bootstrap(), "heartbeats");
            Records.writeInOneTransaction(cluster.bootstrap(), "heartbeats", List.of("one", "two"));
            firstId = Schemas.register(cluster.registry(), "heartbeats-value", Schemas.HEARTBEAT);
            secondId = Schemas.register(cluster.registry(), "pages-value", Schemas.PAGE);
            assertThat(firstId).startsWith("200 ").isNotEqualTo(secondId);
        }

        try (DataFolder data = DataFolder.open(temporary, false);
                LocalCluster cluster = LocalCluster.start(data, 0, 0)) {
            assertThat(Records.committed(cluster.bootstrap(), "heartbeats")).containsExactly("one", "two");
            Records.writeInOneTransaction(cluster.bootstrap(), "heartbeats", List.of("three"));
            assertThat(Records.committed(cluster.bootstrap(), "heartbeats")).containsExactly("one", "two", "three");
            // The other way round: ids are remembered, not counted anew.
            assertThat(Schemas.register(cluster.registry(), "pages-value", Schemas.PAGE))
                    .isEqualTo(secondId);
            assertThat(Schemas.register(cluster.registry(), "heartbeats-value", Schemas.HEARTBEAT))
                    .isEqualTo(firstId);
            assertThat(Schemas.register(cluster.registry(), "pages-value", Schemas.INCOMPATIBLE_PAGE))
                    .startsWith("409 ");
            assertThat(Schemas.get(cluster.registry(), "/config")).contains("BACKWARD_TRANSITIVE");
            assertThat(cluster.failed().toCompletableFuture()).isNotDone();
        }
    }

    @Test
    void aKilledProcessTakesItsRegistryAlongAndTheNextGoesOn() throws Exception {
        String id;
        ProcessHandle orphan;
        try (ClusterProcess killed = ClusterProcess.start(temporary)) {
            Records.createTopic(killed.bootstrap(), "outages");
            Records.writeInOneTransaction(killed.bootstrap(), "outages", List.of("opened"));
            Records.writeAndVanish(killed.bootstrap(), "outages", "never committed");
            id = Schemas.register(killed.registry(), "outages-value", Schemas.PAGE);
            orphan = killed.registryChild();
            assertThat(orphan.isAlive()).isTrue();
        }

        await().atMost(Duration.ofSeconds(3)).until(() -> !orphan.isAlive());
        try (DataFolder data = DataFolder.open(temporary, false);
                LocalCluster cluster = LocalCluster.start(data, 0, 0)) {
            Records.writeInOneTransaction(cluster.bootstrap(), "outages", List.of("closed"));
            // The open transaction of the killed writer holds readers up until the broker aborts it.
            await().atMost(Duration.ofSeconds(15))
                    .untilAsserted(() -> assertThat(Records.committed(cluster.bootstrap(), "outages"))
                            .containsExactly("opened", "closed"));
            assertThat(Schemas.register(cluster.registry(), "outages-value", Schemas.PAGE))
                    .isEqualTo(id);
        }
    }

    @Test
    void aSecondProcessOnTheSameFolderIsRefusedAndTheFirstStaysHealthy() throws Exception {
        try (DataFolder data = DataFolder.open(temporary, false);
                EmbeddedBroker broker = EmbeddedBroker.start(data, 0)) {
            Records.createTopic(broker.bootstrap(), "before");

            try (ClusterProcess second = ClusterProcess.start(temporary)) {
                assertThat(second.firstLine())
                        .startsWith("REFUSED data folder " + temporary + " is in use by process "
                                + ProcessHandle.current().pid() + ";");
            }

            Records.createTopic(broker.bootstrap(), "after");
            Records.writeInOneTransaction(broker.bootstrap(), "after", List.of("still here"));
            assertThat(Records.committed(broker.bootstrap(), "after")).containsExactly("still here");
        }
    }

    @Test
    void aTakenPortIsOneClearLineAndLeavesNothingBehind() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                DataFolder data = DataFolder.open(temporary, false)) {
            int port = taken.getLocalPort();
            // The registry that other tests of this JVM share may be running.
            List<Long> before = registries();

            assertThatThrownBy(() -> LocalCluster.start(data, port, 0))
                    .isInstanceOf(CannotStart.class)
                    .hasMessage("port " + port + " is taken: the broker cannot listen on 127.0.0.1:" + port
                            + "; stop what listens there or choose another with VARDE_BROKER_PORT");
            assertThatThrownBy(() -> LocalCluster.start(data, 0, port))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageStartingWith("port " + port + " is taken: the schema registry");
            assertThat(registries()).isSubsetOf(before);
        }
    }

    private static List<Long> registries() {
        return ProcessHandle.current()
                .children()
                .filter(LocalClusterTest::isRegistry)
                .map(ProcessHandle::pid)
                .toList();
    }

    @Test
    void aRegistryThatIsNotUnpackedIsOneClearLine() {
        System.setProperty(RegistryHome.PROPERTY, temporary.toString());
        try (DataFolder data = DataFolder.open(temporary.resolve("data"), false)) {
            assertThatThrownBy(() -> EmbeddedRegistry.start(data, 0))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("there is no schema registry in " + temporary);
        } finally {
            System.clearProperty(RegistryHome.PROPERTY);
        }
    }

    @Test
    void aRegistryThatCannotComeUpShowsTheEndOfItsLog() throws IOException {
        try (DataFolder data = DataFolder.open(temporary, false)) {
            Files.createDirectory(data.folder("registry").resolve("schemas.mv.db"));

            assertThatThrownBy(() -> EmbeddedRegistry.start(data, 0))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("the schema registry ended with status")
                    .hasMessageContaining("registry.log");
        }
    }

    @Test
    void aRegistryThatEndsOnItsOwnIsReported() {
        try (DataFolder data = DataFolder.open(temporary, false);
                EmbeddedRegistry registry = EmbeddedRegistry.start(data, 0)) {
            ProcessHandle.of(registry.pid()).orElseThrow().destroyForcibly();

            assertThat(registry.failed().toCompletableFuture())
                    .succeedsWithin(Duration.ofSeconds(5))
                    .asString()
                    .contains("the schema registry ended");
        }
    }

    private static boolean isRegistry(ProcessHandle process) {
        return process.info()
                .arguments()
                .map(List::of)
                .filter(words -> words.contains(RegistryChild.class.getName()))
                .isPresent();
    }
}
