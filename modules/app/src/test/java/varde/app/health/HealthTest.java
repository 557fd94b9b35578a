package varde.app.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import varde.streams.StageFigures;

/** Whether a stage is alive and ready, as somebody who asks by HTTP hears it. */
class HealthTest {

    private final AtomicLong clock = new AtomicLong(1_000_000);
    private final StageFigures figures = new StageFigures(clock::get);
    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicReference<Optional<String>> failure = new AtomicReference<>(Optional.empty());
    private final Health stage = Health.of(new Health.Watched("detect", failure::get, running::get, figures));

    @Test
    void aStageWithoutItsStateIsAliveButNotReady() {
        assertThat(stage.notAlive()).isEmpty();
        assertThat(stage.notReady()).contains("detect does not have all its state yet");

        running.set(true);
        assertThat(stage.notReady()).isEmpty();
    }

    @Test
    void aStageThatReadsNothingIsSoonNotReadyAndLaterNotAliveThoughItsThreadRuns() {
        running.set(true);
        figures.begun(0);
        figures.begun(1);
        for (int second = 0; second < 61; second++) {
            clock.addAndGet(1_000);
            figures.read(0, clock.get(), clock.get());
            assertThat(stage.notReady().isPresent())
                    .as("ready after %d s", second + 1)
                    .isEqualTo(second >= 10);
            assertThat(stage.notAlive().isPresent())
                    .as("alive after %d s", second + 1)
                    .isEqualTo(second >= 60);
        }
        assertThat(stage.notAlive()).contains("detect has read nothing for 61 s, though pulses come each second");

        figures.ended(1);
        assertThat(stage.notAlive()).isEmpty();
        assertThat(stage.notReady()).isEmpty();
    }

    @Test
    void aStageThatHasNothingToDecideHereIsReady() {
        running.set(true);
        clock.addAndGet(3_600_000);

        assertThat(stage.notReady()).isEmpty();
    }

    @Test
    void aStageThatStoppedForGoodIsNotAlive() {
        running.set(true);
        failure.set(Optional.of("three threads died"));

        assertThat(stage.notAlive()).contains("three threads died");
        assertThat(Health.all(List.of(Health.ofProcess(), stage)).notReady()).contains("three threads died");
    }

    @Test
    void figuresOfSeveralPartitionsAreOne() {
        figures.begun(0);
        figures.begun(1);
        figures.read(0, clock.get() - 500, 0);
        figures.read(1, clock.get() - 1_500, 0);
        figures.sampled(0, Map.of("wheel_components", 10L, "pulse_to_observation_ms", 40L));
        figures.sampled(1, Map.of("wheel_components", 5L, "pulse_to_observation_ms", 90L));
        figures.rejected();

        assertThat(figures.core()).isEqualTo(Map.of("wheel_components", 15L, "pulse_to_observation_ms", 90L));
        assertThat(figures.lag()).hasValue(1_500);
        assertThat(figures.rejections()).isEqualTo(1);
        assertThat(figures.partitions()).isEqualTo(2);
    }

    @Test
    void whatIsAskedByHttpIsTheTruth() throws Exception {
        try (HealthServer server = new HealthServer(stage, new Figures(), "127.0.0.1", 0)) {
            assertThat(get(server, "/health/live").statusCode()).isEqualTo(200);
            HttpResponse<String> ready = get(server, "/health/ready");
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.body()).isEqualTo("detect does not have all its state yet\n");
            running.set(true);
            assertThat(get(server, "/health/ready").statusCode()).isEqualTo(200);
            HttpResponse<String> metrics = get(server, "/metrics");
            assertThat(metrics.statusCode()).isEqualTo(200);
            assertThat(metrics.body()).contains("jvm_memory_used_bytes{", "process_uptime_seconds");
        }
    }

    private static HttpResponse<String> get(HealthServer server, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
