package varde.app.watchdog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a watchdog concludes from what it has read. */
class ReadingsTest {

    private static final long START = 1_000_000;

    private final Readings readings = new Readings(30_000, 30_000, START);
    private long now = START;
    private long time = 5_000;

    /** Everything moves on for so long, second by second, but for what stands still. */
    private void goesOn(int seconds, String... still) {
        for (int i = 0; i < seconds; i++) {
            now += 1_000;
            time += 1_000;
            if (moves("kafka", still)) {
                readings.answered(2, now);
            } else {
                readings.silent("timed out");
            }
            for (int partition = 0; partition < 2; partition++) {
                if (moves("kafka", still) && moves("detect/" + partition, still)) {
                    readings.detected(partition, time, now);
                }
                if (moves("kafka", still) && moves("canary/" + partition, still) && i % 60 == 0) {
                    readings.sang(partition, time, 1_000, now);
                }
            }
            if (moves("kafka", still) && moves("correlate/0", still)) {
                readings.correlated(0, time, now);
            }
            if (moves("kafka", still) && moves("escalate", still)) {
                readings.escalated(time, now);
            }
        }
    }

    private static boolean moves(String what, String... still) {
        return !java.util.List.of(still).contains(what);
    }

    @Test
    void aPipelineThatMovesIsNotSpokenOf() {
        for (int i = 0; i < 300; i++) {
            goesOn(1);
            readings.sang(0, time, 1_000, now);
            readings.sang(1, time, 1_000, now);
            assertThat(readings.troubles(now)).isEmpty();
        }
    }

    @Test
    void eachStageThatStandsStillIsNamed() {
        for (String stage : new String[] {"detect/1", "correlate/0", "escalate"}) {
            goesOn(60);
            goesOn(30, stage);
            assertThat(readings.troubles(now)).as(stage).isEmpty();
            goesOn(1, stage);
            assertThat(readings.troubles(now).keySet()).containsExactly(stage);
            goesOn(1);
            assertThat(readings.troubles(now)).isEmpty();
        }
    }

    @Test
    void whatSaysTheSameAgainHasNotMovedOn() {
        goesOn(60);
        for (int i = 0; i < 31; i++) {
            goesOn(1, "correlate/0");
            readings.correlated(0, time - 60_000, now);
        }

        assertThat(readings.troubles(now).get("correlate/0"))
                .isEqualTo("CORRELATE has not moved on in partition 0 of observations for 31 s");
    }

    @Test
    void marksAloneDoNotProveThatAnybodyWouldBePaged() {
        goesOn(1);
        goesOn(95, "canary/1");
        assertThat(readings.troubles(now)).doesNotContainKey("canary/1");

        goesOn(1, "canary/1");
        assertThat(readings.troubles(now).keySet()).containsExactly("canary/1");
        assertThat(readings.troubles(now).get("canary/1")).contains("nobody would be paged");
    }

    @Test
    void aCanaryThatComesOutLateIsSaid() {
        goesOn(10);
        readings.sang(0, time, 30_001, now);

        assertThat(readings.troubles(now)).containsOnlyKeys("canary/0");
        readings.sang(0, time + 60_000, 29_000, now);
        assertThat(readings.troubles(now)).isEmpty();
    }

    @Test
    void whileKafkaIsAwayNothingElseIsConcludedAndAfterwardsThereIsTimeToReadAgain() {
        goesOn(60);
        goesOn(30, "kafka");
        assertThat(readings.troubles(now)).isEmpty();
        goesOn(600, "kafka");
        assertThat(readings.troubles(now)).containsOnlyKeys("kafka");
        assertThat(readings.troubles(now).get("kafka")).isEqualTo("Kafka has not answered for 630 s: timed out");

        goesOn(30, "detect/0", "detect/1", "correlate/0", "escalate");
        assertThat(readings.troubles(now)).isEmpty();
        goesOn(1, "detect/0", "detect/1", "correlate/0", "escalate");
        assertThat(readings.troubles(now).keySet())
                .containsExactly("correlate/0", "detect/0", "detect/1", "escalate");
    }

    @Test
    void aPipelineThatWasNeverThereIsSaidAfterItsTime() {
        readings.answered(1, now);
        now += 31_000;
        readings.answered(1, now);

        assertThat(readings.troubles(now).keySet()).containsExactly("correlate/0", "detect/0", "escalate");
    }
}
