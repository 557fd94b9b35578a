package varde.core.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MassSilenceTest {

    /** A quarter of a million components over four partitions. */
    private static final int IN_A_PARTITION = 62_500;

    private final DetectScenario log = new DetectScenario();

    private long silences(List<Observation> observations) {
        return observations.stream()
                .filter(Observation.Seen.class::isInstance)
                .map(Observation.Seen.class::cast)
                .filter(seen -> seen.view() == View.SILENT)
                .count();
    }

    @Test
    void aQuarterOfAMillionThatFallSilentAtOnceAreAllSaidWithinTwoSecondsOfTheirDeadline() {
        for (int n = 0; n < IN_A_PARTITION; n++) {
            log.heartbeat("server/" + n, "server/" + n).arrives();
        }
        log.observations();
        log.pulses(4_000);
        long already = silences(log.observations());
        log.pulses(2_000);

        assertThat(already + silences(log.observations())).isEqualTo(IN_A_PARTITION);
        log.pulses(60_000);
        assertThat(silences(log.observations())).as("and each once").isZero();
    }

    @Test
    void noRecordIsMadeToWaitForAllOfThem() {
        for (int n = 0; n < IN_A_PARTITION; n++) {
            log.heartbeat("server/" + n, "server/" + n).arrives();
        }
        log.pulses(3_750);
        log.observations();
        for (int pulse = 0; pulse < 10; pulse++) {
            log.pulses(250);
            assertThat(silences(log.observations())).isLessThanOrEqualTo(Detector.MOST_DUE);
        }
    }

    @Test
    void aSiteThatIsCutOffIsOneObservationForEachOfItsAgents() {
        for (int n = 0; n < 5_000; n++) {
            log.heartbeat("agent/cut-1", "device/" + n).arrives();
            log.heartbeat("agent/cut-2", "device/" + n).arrives();
        }
        DetectScenario.Beat other = log.heartbeat("agent/other", "agent/other");
        other.arrives();
        log.said();
        log.alive(60_000, other);

        assertThat(log.said())
                .containsExactlyInAnyOrder("agent/cut-1 SILENT agent/cut-1", "agent/cut-2 SILENT agent/cut-2");
    }
}
