package varde.app.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import varde.app.health.Figures;
import varde.app.health.Health;

/** The figures of stages at work on a real broker, and that a stage which no pulse reaches is soon not ready. */
class FiguresTest {

    @TempDir
    private Path temporary;

    @Test
    void stagesAtWorkTellWhatTheyDoAndAStageWithoutPulsesIsSoonNotReady() throws Exception {
        TinyFolder folder = TinyFolder.at(temporary.resolve("config"))
                .watched("db/a")
                .steps("[{after: 0m, page: [\"schedule:primary\"]}]");
        try (TinyPipeline pipeline = TinyPipeline.start(temporary.resolve("data"), folder.read());
                Figures figures = new Figures()) {
            pipeline.stages().forEach(figures::add);
            await().atMost(Witness.PATIENCE)
                    .untilAsserted(() -> assertThat(value(figures, "varde_core", "wheel_components", "detect"))
                            .isPositive());
            await().atMost(Witness.PATIENCE)
                    .untilAsserted(() -> assertThat(value(figures, "varde_core", "pulse_to_observation_ms", "correlate"))
                            .isPositive());
            String text = figures.text();
            assertThat(text)
                    .contains("varde_observed_lag_s{stage=\"escalate\"}")
                    .contains("varde_rejected_records_total{stage=\"detect\"} 0")
                    .contains("varde_kafka_stream_threads_alive{")
                    .contains("figure=\"due_backlog\"", "figure=\"blind_intervals\"", "figure=\"open_outages\"")
                    .doesNotContain("partition=\"");
            assertThat(pipeline.stages()).allSatisfy(stage -> {
                assertThat(Health.of(stage).notAlive()).isEmpty();
                assertThat(Health.of(stage).notReady()).isEmpty();
            });

            pipeline.stopBroker();
            await().atMost(Witness.PATIENCE)
                    .untilAsserted(() -> assertThat(pipeline.stages()).allSatisfy(stage -> assertThat(
                                    Health.of(stage).notReady())
                            .isPresent()));
            pipeline.startBroker();
            await().atMost(Witness.PATIENCE)
                    .untilAsserted(() -> assertThat(pipeline.stages()).allSatisfy(stage -> assertThat(
                                    Health.of(stage).notReady())
                            .isEmpty()));
        }
    }

    private static double value(Figures figures, String name, String figure, String stage) {
        Matcher line = Pattern.compile(
                        "(?m)^" + name + "\\{figure=\"" + figure + "\",stage=\"" + stage + "\"\\} ([0-9.E]+)$")
                .matcher(figures.text());
        return line.find() ? Double.parseDouble(line.group(1)) : -1;
    }
}
