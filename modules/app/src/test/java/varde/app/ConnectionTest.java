package varde.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import varde.app.embedded.DataFolder;
import varde.app.embedded.Running;

class ConnectionTest {
    @TempDir
    Path temporary;

    @Command
    static final class Asking {
        @Mixin
        Connection connection = new Connection();
    }

    @Test
    void aRunningUpIsFoundByTheDataFolderOfTheEnvironment() {
        try (DataFolder data = runningUp()) {
            assertThat(find(Map.of("VARDE_DATA", data.root().toString())))
                    .isEqualTo(new Addresses("127.0.0.1:9092", "http://127.0.0.1:8081", "http://127.0.0.1:8080"));
        }
    }

    @Test
    void aDataFolderNamedOnTheCommandLineOutweighsABrokerNamedInTheEnvironment() {
        try (DataFolder data = runningUp()) {
            assertThat(find(
                                    Map.of("VARDE_BOOTSTRAP", "kafka.example.org:9092"),
                                    "--data",
                                    data.root().toString())
                            .bootstrap())
                    .isEqualTo("127.0.0.1:9092");
        }
    }

    @Test
    void aBrokerNamedOutrightOutweighsARunningUpWithAllItsAddresses() {
        try (DataFolder data = runningUp()) {
            Addresses found =
                    find(Map.of("VARDE_DATA", data.root().toString()), "--bootstrap", "kafka.example.org:9092");

            assertThat(found).isEqualTo(new Addresses("kafka.example.org:9092", "", ""));
            assertThatThrownBy(found::requireRegistry)
                    .isInstanceOf(CannotStart.class)
                    .hasMessage("no schema registry is named: give --registry or VARDE_REGISTRY");
        }
    }

    @Test
    void theEnvironmentNamesBothForProduction() {
        Addresses found = find(Map.of(
                "VARDE_BOOTSTRAP", "kafka.example.org:9092",
                "VARDE_REGISTRY", "https://registry.example.org",
                "VARDE_WALL_URL", "https://varde.example.org"));

        assertThat(found)
                .isEqualTo(new Addresses(
                        "kafka.example.org:9092", "https://registry.example.org", "https://varde.example.org"));
    }

    @Test
    void withNothingToTalkToThereIsOneLineThatSaysWhatToDo() {
        assertThatThrownBy(() -> find(Map.of("VARDE_DATA", temporary.toString())))
                .isInstanceOf(CannotStart.class)
                .hasMessage("no varde up runs on data folder " + temporary
                        + "; start one with ./varde up, name its folder with --data, or name brokers with --bootstrap");
    }

    private DataFolder runningUp() {
        DataFolder data = DataFolder.open(temporary.resolve("data"), false);
        data.announce(Running.here("127.0.0.1:9092", "http://127.0.0.1:8081", "http://127.0.0.1:8080"));
        return data;
    }

    private static Addresses find(Map<String, String> environment, String... options) {
        Asking asking = new Asking();
        new CommandLine(asking).parseArgs(options);
        return asking.connection.find(Settings.of(environment));
    }
}
