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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import varde.streams.StageFigures;

/** Whether a stage is alive and ready, as somebody who asks by HTTP hears it. */
class HealthTest {

    private final AtomicLong clock = new AtomicLong(1_000_000);
    private final StageFigures figures = new StageFigures(clock::get);
    private final AtomicBoolean running = new AtomicBoolean(true);
    private final AtomicInteger deadThreads = new AtomicInteger();
    private final AtomicReference<Optional<String>> failure = new AtomicReference<>(Optional.empty());
    private final Health stage = new StageHealth("detect", failure::get, running::get, deadThreads::get, figures);

    @Test
    void aStageWithoutItsStateIsAliveButNotReady() {
        running.set(false);
        assertThat(stage.notAlive()).isEmpty();
        assertThat(stage.notReady()).contains("detect does not have all its state yet");

        running.set(true);
        assertThat(stage.notReady()).isEmpty();
    }

    @Test
    void aStageWithoutAThreadIsNotReady() {
        deadThreads.set(1);

        assertThat(stage.notReady()).contains("detect lacks 1 of its threads");
        assertThat(stage.notAlive()).isEmpty();
    }

    @Test
    void aStageThatReadsNothingIsSoonNotReadyAndLaterNotAliveThoughItsThreadRuns() {
        StageFigures.Progress reads = figures.begun(0);
        figures.begun(1);
        for (int second = 1; second <= 61; second++) {
            clock.addAndGet(1_000);
            reads.read(clock.get());
            assertThat(stage.notReady().isPresent())
                    .as("not ready after %d s", second)
                    .isEqualTo(second > 10);
            assertThat(stage.notAlive().isPresent())
                    .as("not alive after %d s", second)
                    .isEqualTo(second > 60);
        }
        assertThat(stage.notAlive())
                .contains("detect has read nothing of partition 1 for 61 s, though a pulse comes each second");

        figures.ended(1);
        assertThat(stage.notAlive()).isEmpty();
        assertThat(stage.notReady()).isEmpty();
    }

    @Test
    void aStageThatReadsButIsFarBehindIsAliveButNotReady() {
        StageFigures.Progress reads = figures.begun(0);
        reads.read(clock.get() - 30_000);
        assertThat(stage.notReady()).isEmpty();

        reads.read(clock.get() - 45_000);

        assertThat(stage.notReady()).contains("detect is 45 s behind in partition 0");
        assertThat(stage.notAlive()).isEmpty();
    }

    @Test
    void aStageThatIsBlindSaysSo() {
        StageFigures.Progress reads = figures.begun(2);
        reads.read(clock.get());
        reads.sampled(Map.of("blind_left_ms", 12_001L));
        assertThat(stage.notReady())
                .contains("detect judges no silence in partition 2 for another 13 s: there was a gap in the log");

        reads.sampled(Map.of("blind_partitions", 3L));
        assertThat(stage.notReady()).contains("detect is blind in 3 partitions: the marks of the stage before are old");

        reads.sampled(Map.of("blind_partitions", 0L, "blind_left_ms", 0L));
        assertThat(stage.notReady()).isEmpty();
    }

    @Test
    void aStageThatHasNothingToDecideHereStandsByAndIsReady() {
        clock.addAndGet(3_600_000);

        assertThat(stage.notReady()).isEmpty();
    }

    @Test
    void aStageThatStoppedForGoodIsNotAliveAndAllThatIsWrongInAProcessIsSaid() {
        failure.set(Optional.of("detect stops after 3 replaced threads"));
        Health gateway = Health.of(() -> Optional.of("no configuration"));

        assertThat(stage.notAlive()).contains("detect stops after 3 replaced threads");
        assertThat(Health.all(List.of(gateway, stage)).notReady())
                .contains("no configuration; detect stops after 3 replaced threads");
        assertThat(Health.all(List.of(gateway, stage)).notAlive()).contains("detect stops after 3 replaced threads");
    }

    @Test
    void figuresOfSeveralPartitionsAreOneAndAPeakIsShownForAMinute() {
        StageFigures.Progress first = figures.begun(0);
        StageFigures.Progress second = figures.begun(1);
        first.read(clock.get() - 500);
        second.read(clock.get() - 1_500);
        first.sampled(Map.of("wheel_components", 10L, "pulse_to_observation_peak_ms", 40L));
        second.sampled(Map.of("wheel_components", 5L, "pulse_to_observation_peak_ms", 90L));
        figures.rejected();

        assertThat(figures.core()).isEqualTo(Map.of("wheel_components", 15L, "pulse_to_observation_peak_ms", 90L));
        assertThat(figures.lag()).isEqualTo(Map.of(0, 500L, 1, 1_500L));
        assertThat(figures.rejections()).isEqualTo(1);
        assertThat(figures.partitions()).isEqualTo(2);
        assertThat(figures.records()).isEqualTo(2);

        clock.addAndGet(LONGEST_WITHIN);
        second.sampled(Map.of("wheel_components", 6L, "pulse_to_observation_peak_ms", 50L));
        assertThat(figures.core())
                .containsEntry("pulse_to_observation_peak_ms", 90L)
                .containsEntry("wheel_components", 16L);
        clock.addAndGet(1);
        second.sampled(Map.of("wheel_components", 6L, "pulse_to_observation_peak_ms", 30L));
        assertThat(figures.core()).containsEntry("pulse_to_observation_peak_ms", 50L);

        figures.ended(1);
        assertThat(figures.records()).isEqualTo(2);
        assertThat(figures.core()).containsEntry("wheel_components", 10L);
    }

    private static final long LONGEST_WITHIN = 60_000;

    @Test
    void whatIsAskedByHttpIsTheTruth() throws Exception {
        running.set(false);
        try (HealthServer server = new HealthServer(stage, new Figures(), "127.0.0.1", 0)) {
            assertThat(get(server, "/health/live").statusCode()).isEqualTo(200);
            HttpResponse<String> ready = get(server, "/health/ready");
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.body()).isEqualTo("detect does not have all its state yet\n");
            running.set(true);
            assertThat(get(server, "/health/ready").statusCode()).isEqualTo(200);
            failure.set(Optional.of("detect has stopped"));
            assertThat(get(server, "/health/live").statusCode()).isEqualTo(503);
            HttpResponse<String> metrics = get(server, "/metrics");
            assertThat(metrics.statusCode()).isEqualTo(200);
            assertThat(metrics.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
            assertThat(metrics.body()).contains("jvm_memory_used_bytes{", "process_uptime_seconds");
        }
    }

    private static HttpResponse<String> get(HealthServer server, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
