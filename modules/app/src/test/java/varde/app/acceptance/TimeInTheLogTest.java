package varde.app.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import varde.core.correlate.Outage;
import varde.core.detect.Heartbeat;
import varde.core.detect.HeartbeatStatus;
import varde.core.detect.View;

/** No decision reads a clock: whatever stops and starts, nothing that stays alive is called dead, and what dies is found. */
class TimeInTheLogTest {

    /** Interval, grace, {@code reconnect}, and 2 s. */
    private static final long FOUND_WITHIN = Duration.ofSeconds(1 + 1 + 20 + 2).toMillis();

    private static final Duration HOUR = Duration.ofHours(1);

    /** Ten seconds of looks: two agents at themselves and four components each, four machines at themselves, one service. */
    private static final long TEN_SECONDS = 10 * (2 + 2 * 4 + 4 + 1);

    @TempDir
    private static Path temporary;

    private static final List<String> BROKEN = new ArrayList<>();
    private static TinyPipeline pipeline;

    @BeforeAll
    static void start() throws Exception {
        TinyFolder folder = TinyFolder.at(temporary.resolve("config"))
                .watched("db/alive", "db/without-stages", "db/without-broker", "db/after-hour")
                .landscape("""
                        components:
                          - {id: vm/alive, kind: server, watch: {by: [self], interval: 1s, grace: 1s}}
                          - {id: vm/without-stages, kind: server, watch: {by: [self], interval: 1s, grace: 1s}}
                          - {id: vm/without-broker, kind: server, watch: {by: [self], interval: 1s, grace: 1s}}
                          - {id: vm/after-hour, kind: server, watch: {by: [self], interval: 1s, grace: 1s}}
                          - {id: db/slow, kind: database, watch: {by: [agent/osl], interval: 10s, grace: 5s}}
                          - id: app/held
                            kind: service
                            needs: [db/slow]
                            watch: {by: [agent/osl], interval: 1s, grace: 1s}
                        """)
                .steps("[{after: 0m, page: [\"schedule:primary\"]}]");
        pipeline = TinyPipeline.start(temporary.resolve("data"), folder.read());
    }

    @AfterAll
    static void stop() {
        pipeline.close();
    }

    @AfterEach
    void nothingThatLivedWasCalledDead() throws Exception {
        for (String component : BROKEN) {
            if (pipeline.network().heal(component)) {
                pipeline.witness().awaitClosed(component);
            }
        }
        assertThat(pipeline.witness().roots()).containsExactlyInAnyOrderElementsOf(BROKEN);
        assertThat(pipeline.failure()).isEmpty();
    }

    @Test
    void stagesThatWereAwayFindWhatDiedMeanwhileAndNothingElse() throws Exception {
        pipeline.stopStages();
        pipeline.awaitLooks(TEN_SECONDS / 2);
        breakDown("db/without-stages");
        breakDown("vm/without-stages");
        pipeline.awaitLooks(TEN_SECONDS / 2);

        long restart = pipeline.logTime();
        pipeline.startStages();

        found("db/without-stages", restart);
        Outage silent = found("vm/without-stages", restart);
        pipeline.awaitCorrelated(silent.openedAt() + 5_000);
    }

    @Test
    void afterABrokerWasAwayWhatDiedMeanwhileIsFoundAndNothingElse() throws Exception {
        pipeline.stopBroker();
        pipeline.awaitPassed(Duration.ofSeconds(5));
        breakDown("db/without-broker");
        breakDown("vm/without-broker");
        pipeline.awaitPassed(Duration.ofSeconds(5));

        pipeline.startBroker();
        long restart = pipeline.logTime();

        found("db/without-broker", restart);
        Outage silent = found("vm/without-broker", restart);
        pipeline.awaitCorrelated(silent.openedAt() + 5_000);
        assertThat(silent.brokeAt()).as("its last sign of life").isLessThan(restart);
        assertThat(pipeline.witness().blind())
                .as("that nothing was measured is said of every partition")
                .extracting(blind -> blind.partition())
                .contains(0, 1, 2, 3);
    }

    @Test
    void whileDetectStandsStillCorrelateConcludesNothingFromAbsence() throws Exception {
        breakDown("app/held");
        await("the failure is seen")
                .atMost(Witness.PATIENCE)
                .until(() -> pipeline.witness().seen().stream()
                        .anyMatch(seen -> seen.component().equals("app/held") && seen.view() == View.FAILED));
        pipeline.stopDetect();
        long stopped = pipeline.logTime();

        // Its cause could take 15 s to be detected, and nobody looks for it now.
        await("CORRELATE reads on without DETECT")
                .atMost(Witness.PATIENCE)
                .until(() -> pipeline.witness().correlatedUpTo() >= stopped + 22_000);
        assertThat(pipeline.witness().roots()).doesNotContain("app/held");

        pipeline.startDetect();
        Outage outage = pipeline.witness().awaitOpened("app/held");
        assertThat(outage.notConfirmedSince()).isEmpty();
    }

    @Test
    void anAgentThatIsAnHourAheadChangesNothingForOthers() throws Exception {
        long before = pipeline.logTime();
        pipeline.send(new Heartbeat(
                "agent/osl",
                "db/alive",
                "main",
                "oslo",
                HeartbeatStatus.OK,
                1_000,
                1_000,
                "",
                0,
                System.currentTimeMillis() + HOUR.toMillis(),
                1));

        pipeline.awaitCorrelated(before + 5_000);
        assertThat(pipeline.witness().detectedUpTo(TinyPipeline.PARTITIONS)).isLessThan(before + HOUR.toMillis() / 2);

        long broken = pipeline.logTime();
        breakDown("vm/after-hour");
        Outage outage = found("vm/after-hour", broken);
        assertThat(outage.openedAt()).isGreaterThan(broken);
    }

    private static void breakDown(String component) {
        BROKEN.add(component);
        pipeline.network().breakDown(component);
    }

    private static Outage found(String component, long from) {
        Outage outage = pipeline.witness().awaitOpened(component);
        assertThat(outage.openedAt() - from)
                .as("log time from the restart to the outage of " + component)
                .isLessThanOrEqualTo(FOUND_WITHIN);
        return outage;
    }
}
