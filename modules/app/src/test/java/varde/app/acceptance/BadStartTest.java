package varde.app.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import varde.app.Said;
import varde.app.apply.Small;
import varde.app.embedded.DataFolder;
import varde.app.embedded.Ports;

/** What cannot start says so in one clear line and leaves nothing behind. */
class BadStartTest {

    @TempDir
    private Path temporary;

    private Path config;
    private Path data;

    @BeforeEach
    void folders() {
        config = Small.folder(temporary.resolve("config"));
        data = temporary.resolve("data");
    }

    @Test
    void upNamesEveryErrorOfItsConfigurationAtItsLineAndTouchesNothing() {
        Small.write(config, "routes.yaml", "route:\n  team: opertions\n");
        Small.write(config, "landscape/all.yaml", "components:\n  - {id: db/a, kind: database, neds: [db/b]}\n");

        Said said = Said.by(Map.of(), "up", "--config", config.toString(), "--data", data.toString());

        assertThat(said.status()).isEqualTo(1);
        assertThat(said.err())
                .anySatisfy(line -> assertThat(line).contains("routes.yaml:2:").contains("operations"))
                .anySatisfy(line ->
                        assertThat(line).contains("landscape/all.yaml:2:").contains("needs"));
        assertThat(data).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"VARDE_BROKER_PORT", "VARDE_REGISTRY_PORT", "VARDE_WALL_PORT"})
    void upOnATakenPortSaysWhichAndHowToChooseAnother(String setting) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(Ports.LOOPBACK))) {
            String port = Integer.toString(taken.getLocalPort());
            Map<String, String> environment =
                    new HashMap<>(Map.of("VARDE_BROKER_PORT", "0", "VARDE_REGISTRY_PORT", "0", "VARDE_WALL_PORT", "0"));
            environment.put(setting, port);

            Said said = Said.by(environment, "up", "--config", config.toString(), "--data", data.toString());

            assertThat(said.status()).isEqualTo(2);
            assertThat(said.err())
                    .singleElement()
                    .asString()
                    .contains("port " + port + " is taken")
                    .contains(setting);
            // The folder is let go of again.
            DataFolder.open(data, false).close();
        }
    }

    @Test
    void upOnAFolderInUseSaysByWhom() {
        try (DataFolder used = DataFolder.open(data, false)) {
            Said said = Said.by(
                    Map.of(),
                    "up",
                    "--config",
                    config.toString(),
                    "--data",
                    used.root().toString());

            assertThat(said.status()).isEqualTo(2);
            assertThat(said.err()).singleElement().asString().contains("is in use");
        }
    }

    @Test
    void applyAndRunWithoutARegistrySayThatItDoesNotAnswer() {
        String registry = "http://" + Ports.LOOPBACK + ":" + Ports.choose(0, "registry", "");
        Map<String, String> environment = Map.of(
                "VARDE_BOOTSTRAP",
                Ports.LOOPBACK + ":" + Ports.choose(0, "broker", ""),
                "VARDE_REGISTRY",
                registry,
                // How long it is asked again and again: nobody is to wait for the usual minute here.
                "VARDE_KAFKA_VARDE_REGISTRY_PATIENCE_MS",
                "500");

        for (Said said :
                new Said[] {Said.by(environment, "apply", config.toString()), Said.by(environment, "run", "detect")}) {
            assertThat(said.status()).isEqualTo(2);
            assertThat(said.err()).singleElement().asString().contains(registry);
        }
    }
}
