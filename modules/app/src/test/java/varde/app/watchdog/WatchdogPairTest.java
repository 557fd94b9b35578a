package varde.app.watchdog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import varde.app.CannotStart;
import varde.app.Settings;
import varde.app.embedded.Ports;

/** Two watchdogs, and their files. Kafka is not there at all, which they say and live with. */
class WatchdogPairTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final List<String> said = new CopyOnWriteArrayList<>();

    private Path file(String name, int port, int other) throws IOException {
        return Files.writeString(folder.resolve(name + ".yaml"), """
                watchdog: {id: watchdog/%s, every: 200ms, away: 2s, calm: 1s}
                kafka: {bootstrap: "127.0.0.1:1", registry: "http://127.0.0.1:1"}
                listen: {port: %d}
                other: "http://127.0.0.1:%d/health/live"
                contacts: [{email: fallback@example.org}]
                notifiers:
                  email: [{id: own, smtp: "127.0.0.1:1", tls: none, from: varde@example.org}]
                """.formatted(name, port, other));
    }

    @Test
    void theOneSaysWhenTheOtherIsGoneAndWhenItIsBack() throws Exception {
        int a = Ports.choose(0, "watchdog", "");
        int b = Ports.choose(0, "watchdog", "");
        Settings settings = Settings.of(Map.of());
        Watchdog second = Watchdog.start(file("b", b, a), settings, (concern, over, text) -> {});
        try (Watchdog first = Watchdog.start(
                file("a", a, b), settings, (concern, over, text) -> said.add(concern + (over ? " over" : "")))) {
            await().atMost(PATIENCE).until(() -> said.contains("kafka"));
            assertThat(said).containsExactly("kafka");

            second.close();
            await().atMost(PATIENCE).until(() -> said.contains("watchdog"));
            second = Watchdog.start(file("b", b, a), settings, (concern, over, text) -> {});
            await().atMost(PATIENCE).until(() -> said.contains("watchdog over"));
        } finally {
            second.close();
        }
        assertThat(said).containsExactly("kafka", "watchdog", "watchdog over");
    }

    @Test
    void allThatIsWrongWithAFileIsSaidAtItsLine() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.yaml"), """
                watchdog: {id: Watchdog A, evry: 5s}
                kafka: {}
                contacts: [{sms: "+4790000009"}]
                notifiers: {email: []}
                """);

        assertThatThrownBy(() -> WatchdogFileReader.read(broken, name -> java.util.Optional.empty()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(":1:16: ")
                .hasMessageContaining("unknown key `evry`")
                .hasMessageContaining("`bootstrap` is missing")
                .hasMessageContaining("`notifiers` has no `sms`");
    }
}
