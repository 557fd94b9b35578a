package varde.app.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import varde.app.Addresses;
import varde.app.Settings;
import varde.app.embedded.ThrowawayCluster;
import varde.app.health.Figures;
import varde.app.health.Health;
import varde.app.health.HealthServer;
import varde.app.health.StageHealth;
import varde.app.pipeline.Line;
import varde.app.topics.TopicPlan;
import varde.app.topics.TopicSetup;
import varde.core.detect.DetectInput;
import varde.core.detect.DetectRow;
import varde.core.detect.Observation;
import varde.core.stage.Outcome;
import varde.core.stage.Place;
import varde.core.stage.Stage;
import varde.core.time.Now;
import varde.streams.StageApplication;
import varde.streams.StageSettings;
import varde.streams.StageSpec;
import varde.streams.Stages;

/** What stages at work on a real broker tell of themselves, and that nobody who does not do its work says that it is ready. */
class HealthOnBrokerTest {

    @TempDir
    private Path temporary;

    @Test
    void stagesAtWorkTellTheirFiguresAndWhoeverIsBlindIsNotReady() throws Exception {
        try (TinyPipeline pipeline = TinyPipeline.start(temporary.resolve("data"), folder().read());
                Figures figures = new Figures()) {
            pipeline.stages().forEach(figures::add);
            atLeast(figures, "varde_detect_wheel_components", 1);
            atLeast(figures, "varde_detect_agents", 2);
            atLeast(figures, "varde_correlate_pulse_to_observation_peak_seconds", 0.001);
            String text = figures.text();
            assertThat(value(figures, "varde_correlate_pulse_to_observation_peak_seconds"))
                    .isLessThan(Witness.PATIENCE.toSeconds());
            assertThat(text)
                    .contains("varde_observed_lag_seconds{partition=\"3\",stage=\"detect\"}")
                    .contains("varde_still_seconds{partition=\"0\",stage=\"escalate\"}")
                    .contains("varde_rejected_records_total{stage=\"correlate\"} 0")
                    .contains("varde_dead_threads{stage=\"escalate\"} 0")
                    .contains("varde_kafka_stream_threads_alive{")
                    .contains("varde_detect_due_backlog", "varde_detect_blind_intervals_total")
                    .contains("varde_correlate_open_outages 0", "varde_escalate_running_escalations 0");
            awaitReady(pipeline);

            pipeline.stopDetect();
            await().atMost(Witness.PATIENCE)
                    .until(() -> notReady(pipeline, "correlate").contains("correlate is blind in 4 partitions"));
            pipeline.startDetect();
            await().atMost(Witness.PATIENCE)
                    .until(() -> notReady(pipeline, "detect").contains("detect judges no silence in partition "));
            awaitReady(pipeline);

            pipeline.stopBroker();
            await().atMost(Witness.PATIENCE)
                    .until(() -> pipeline.stages().stream()
                            .allMatch(stage -> StageHealth.of(stage).notReady().isPresent()));
            pipeline.startBroker();
            awaitReady(pipeline);
            assertThat(pipeline.failure()).isEmpty();
        }
    }

    private TinyFolder folder() {
        return TinyFolder.at(temporary.resolve("config"))
                .watched("db/a")
                // Usually 30 s, which would only be waited for.
                .rules("markOld: 5s\n")
                .steps("[{after: 0m, page: [\"schedule:primary\"]}]");
    }

    @Test
    void aStageWhoseThreadIsStuckIsNotReadyThoughItLivesAndOneThatDiesIsNotAlive() throws Exception {
        try (ThrowawayCluster cluster = ThrowawayCluster.start()) {
            Settings settings = Settings.of(Map.of());
            Addresses addresses = new Addresses(cluster.bootstrap(), cluster.registry(), "");
            Line line = Line.open(addresses, settings);
            try (TopicSetup setup = TopicSetup.open(settings.clients(addresses), TopicPlan.of(settings))) {
                setup.create();
            }
            Mood mood = new Mood();
            try (StageApplication detect = detect(line, mood);
                    HealthServer server = new HealthServer(StageHealth.of(detect), new Figures(), "127.0.0.1", 0)) {
                answers(server, "/health/ready", 200, "ready");

                mood.stuck = true;
                answers(server, "/health/ready", 503, "detect has read nothing of partition ");
                assertThat(get(server, "/health/live").statusCode()).isEqualTo(200);
                assertThat(detect.running())
                        .as("Kafka Streams believes that all is well")
                        .isTrue();
                mood.stuck = false;
                answers(server, "/health/ready", 200, "ready");

                mood.dying = true;
                answers(server, "/health/live", 503, "detect stops after 0 replaced threads");
                assertThat(get(server, "/health/ready").statusCode()).isEqualTo(503);
            }
        }
    }

    /** How the thread that decides is. */
    private static final class Mood {
        private volatile boolean stuck;
        private volatile boolean dying;
    }

    private StageApplication detect(Line line, Mood mood) {
        StageSpec<DetectInput, DetectRow, Observation> real = Stages.detect(line.topics(), line.codecs());
        StageSpec<DetectInput, DetectRow, Observation> moody = new StageSpec<>(
                real.name(),
                real.main(),
                real.others(),
                real.outputs(),
                real.order(),
                real.rejected(),
                real.stores(),
                real.journals(),
                real.codec(),
                partition -> new Moody(real.make().apply(partition), mood),
                real.given(),
                real.pulsesItself());
        StageSettings settings = new StageSettings(
                line.kafka().bootstrap(),
                temporary.resolve("state"),
                1,
                0,
                1,
                line.topics().maxRequestSize(),
                line.clients());
        return StageApplication.start(moody, settings, Duration.ofMillis(250));
    }

    /** A stage that decides as it should, if its thread lets it. */
    private record Moody(Stage<DetectInput, DetectRow, Observation> real, Mood mood)
            implements Stage<DetectInput, DetectRow, Observation> {

        @Override
        public void restore(DetectRow row) {
            real.restore(row);
        }

        @Override
        public Optional<Now> moment(DetectRow row) {
            return real.moment(row);
        }

        @Override
        public Outcome<DetectRow, Observation> decide(DetectInput input, Place place, Now now) {
            while (mood.stuck) {
                LockSupport.parkNanos(1_000_000);
            }
            if (mood.dying) {
                throw new InternalError("as a test wants it");
            }
            return real.decide(input, place, now);
        }

        @Override
        public Map<String, Long> figures() {
            return real.figures();
        }
    }

    private static void awaitReady(TinyPipeline pipeline) {
        await().atMost(Witness.PATIENCE)
                .untilAsserted(() -> assertThat(Health.all(List.copyOf(pipeline.stages().stream()
                                        .map(StageHealth::of)
                                        .toList()))
                                .notReady())
                        .isEmpty());
    }

    private static String notReady(TinyPipeline pipeline, String stage) {
        return StageHealth.of(pipeline.stage(stage)).notReady().orElse("");
    }

    private static void answers(HealthServer server, String path, int status, String beginning) {
        await(path + " " + status).atMost(Witness.PATIENCE).untilAsserted(() -> {
            HttpResponse<String> answer = get(server, path);
            assertThat(answer.statusCode() + " " + answer.body()).startsWith(status + " " + beginning);
        });
    }

    private static HttpResponse<String> get(HealthServer server, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static void atLeast(Figures figures, String name, double least) {
        await(name).atMost(Witness.PATIENCE).until(() -> value(figures, name) >= least);
    }

    private static double value(Figures figures, String name) {
        Matcher line = Pattern.compile("(?m)^" + name + " ([0-9.E-]+)$").matcher(figures.text());
        return line.find() ? Double.parseDouble(line.group(1)) : -1;
    }
}
