package varde.app.watchdog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import varde.app.CannotStart;
import varde.app.Settings;
import varde.app.embedded.Ports;
import varde.core.oncall.Channel;
import varde.core.watchdog.Patience;
import varde.core.watchdog.WatchEvent;

/** Two watchdogs, and their files. Kafka is not there at all, which they say and live with. */
class WatchdogPairTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private Path folder;

    private final List<String> said = new CopyOnWriteArrayList<>();

    private Path file(String name, int port, int other) throws IOException {
        return Files.writeString(folder.resolve(name + ".yaml"), """
                watchdog: {id: watchdog/%s, every: 200ms, away: 3s, calm: 1s}
                kafka: {bootstrap: "127.0.0.1:1", registry: "http://127.0.0.1:1"}
                listen: {port: %d}
                other: "http://127.0.0.1:%d/health/live"
                contacts: [{email: fallback@example.org}]
                notifiers:
                  email: [{id: own, smtp: "127.0.0.1:1", tls: none, from: varde@example.org}]
                """.formatted(name, port, other));
    }

    private void said(WatchEvent event) {
        if (event instanceof WatchEvent.Said told) {
            said.add(told.concern().name());
        } else if (event instanceof WatchEvent.Over over) {
            said.add(over.concern() + " over");
        }
    }

    @Test
    void theOneSaysWhenTheOtherIsGoneAndWhenItIsBack() throws Exception {
        int a = Ports.choose(0, "watchdog", "");
        int b = Ports.choose(0, "watchdog", "");
        Settings settings = Settings.of(Map.of());
        Watchdog second = Watchdog.start(file("b", b, a), settings, event -> {});
        try (Watchdog first = Watchdog.start(file("a", a, b), settings, this::said)) {
            await().atMost(PATIENCE).until(() -> said.contains("KAFKA"));
            assertThat(said).containsExactly("KAFKA");

            second.close();
            await().atMost(PATIENCE).until(() -> said.contains("OTHER"));
            second = Watchdog.start(file("b", b, a), settings, event -> {});
            await().atMost(PATIENCE).until(() -> said.contains("OTHER over"));

            assertThat(get(a, "/health/live").statusCode()).isEqualTo(200);
            assertThat(get(a, "/health/ready").body()).isEqualTo("Kafka does not answer it\n");
            assertThat(get(a, "/metrics").body())
                    .contains("varde_watchdog_trouble{concern=\"kafka\"} 1")
                    .contains("varde_watchdog_trouble{concern=\"detect\"} 0")
                    .contains("varde_watchdog_canaries 0")
                    .containsPattern("varde_watchdog_untold [1-9]")
                    .contains("varde_watchdog_look_age_seconds");
        } finally {
            second.close();
        }
        assertThat(said).containsExactly("KAFKA", "OTHER", "OTHER over");
    }

    private static HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void allThatIsWrongWithAFileIsToldAtItsLine() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.yaml"), """
                watchdog: {id: Watchdog A, evry: 5s}
                kafka: {registry: nowhere}
                contacts: [{sms: "+4790000009"}]
                notifiers: {email: []}
                """);

        assertThatThrownBy(() -> WatchdogFileReader.read(broken, name -> Optional.empty()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(":1:16: ")
                .hasMessageContaining("unknown key `evry`")
                .hasMessageContaining("`bootstrap` is missing")
                .hasMessageContaining("`nowhere` is not a URL")
                .hasMessageContaining("`notifiers` has no `sms`");
    }

    @Test
    void theFileOfTheDeploymentIsGood() {
        WatchdogFile file = WatchdogFileReader.read(Path.of("../../deploy/watchdog.yaml"), name -> Optional.of("1"));

        assertThat(file.id()).isEqualTo("watchdog/a");
        assertThat(file.patience()).isEqualTo(Patience.USUAL);
        assertThat(file.every()).isEqualTo(Duration.ofSeconds(5));
        assertThat(file.contacts()).extracting(Contact::channel).containsExactly(Channel.SMS, Channel.EMAIL);
    }
}
