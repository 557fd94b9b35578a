package varde.core.correlate;

import static org.assertj.core.api.Assertions.assertThat;
import static varde.core.correlate.Part.watched;

import org.junit.jupiter.api.Test;
import varde.core.landscape.Criticality;

class FlappingTest {

    private static CorrelateScenario flapping() {
        CorrelateScenario log = CorrelateScenario.given(watched("line").criticality(Criticality.HIGH))
                .ok("line");
        for (int flap = 0; flap < 4; flap++) {
            log.failed("line").pass(10_000).ok("line").pass(10_000);
        }
        return log;
    }

    @Test
    void whatFailsAgainAndAgainIsOneOutageThatStaysOpen() {
        CorrelateScenario log = flapping();
        assertThat(log.told().stream().filter(words -> words.startsWith("CLOSED")))
                .hasSize(3);

        for (int flap = 0; flap < 20; flap++) {
            log.failed("line").pass(10_000).ok("line").pass(10_000);
        }

        assertThat(log.told()).allMatch(words -> words.startsWith("UPDATED 1001 MAJOR line DEGRADED hits 1"));
        assertThat(log.outage(1001).flapping()).isTrue();
        assertThat(log.reason(1001, "flapping")).isEqualTo("it fails and comes back again and again");
    }

    @Test
    void aFailureThatLastsIsToldOfAllTheSame() {
        CorrelateScenario log = flapping();
        log.told();

        log.failed("line").pass(299_000);
        assertThat(log.outage(1001).flapping()).isTrue();
        assertThat(log.told()).noneMatch(words -> words.startsWith("WORSE"));

        log.pass(2_000);
        assertThat(log.told()).containsExactly("WORSE 1001 MAJOR line DOWN hits 1");
        assertThat(log.outage(1001).flapping()).isFalse();
    }

    @Test
    void whenItIsCalmTheTruthIsSaid() {
        CorrelateScenario log = flapping();
        log.told();

        log.pass(40 * 60_000);

        assertThat(log.told()).last().isEqualTo("CLOSED 1001 MAJOR line DEGRADED hits 0");
        assertThat(log.open()).isEmpty();
        log.pass(120 * 60_000);
        assertThat(log.told()).isEmpty();
        assertThat(log.store.keySet()).noneMatch(key -> key.startsWith(CorrelateRow.FLAPS));
    }

    @Test
    void failuresFarApartAreNoFlapping() {
        CorrelateScenario log = CorrelateScenario.given(watched("line")).ok("line");

        for (int failure = 0; failure < 6; failure++) {
            log.failed("line").pass(10_000).ok("line").pass(20 * 60_000);
        }

        assertThat(log.outages()).noneMatch(Outage::flapping);
        assertThat(log.open()).isEmpty();
    }

    @Test
    void theSymptomsOfWhatFlapsPayNothing() {
        CorrelateScenario log = CorrelateScenario.given(
                        watched("line"), watched("server").needs("line"))
                .ok("line", "server");

        for (int flap = 0; flap < 6; flap++) {
            log.failed("line")
                    .failed("server")
                    .pass(10_000)
                    .ok("line")
                    .ok("server")
                    .pass(10_000);
        }

        assertThat(log.store)
                .containsKey(CorrelateRow.FLAPS + "/line")
                .doesNotContainKey(CorrelateRow.FLAPS + "/server");
    }

    @Test
    void whatFlapsFasterThanItsHoldIsSeenAllTheSame() {
        CorrelateScenario log = CorrelateScenario.given(
                        watched("power"), watched("server").needs("power"))
                .ok("power", "server");

        for (int flap = 0; flap < 10; flap++) {
            log.failed("server").pass(5_000).ok("server").pass(5_000);
        }

        assertThat(log.open()).containsExactly("server DEGRADED hits 1");
        assertThat(log.outage(1001).flapping()).isTrue();
    }

    @Test
    void aRestartKeepsThePenalty() {
        CorrelateScenario log = flapping().restart();
        log.told();

        log.pass(60_000);
        assertThat(log.open()).containsExactly("line DEGRADED hits 1");

        log.pass(40 * 60_000);
        assertThat(log.open()).isEmpty();
    }
}
