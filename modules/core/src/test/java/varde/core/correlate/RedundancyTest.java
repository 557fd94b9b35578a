package varde.core.correlate;

import static org.assertj.core.api.Assertions.assertThat;
import static varde.core.correlate.Part.unwatched;
import static varde.core.correlate.Part.watched;

import org.junit.jupiter.api.Test;
import varde.core.landscape.Criticality;

class RedundancyTest {

    private static CorrelateScenario finnmark() {
        return CorrelateScenario.given(
                        watched("path/1").criticality(Criticality.LOW),
                        watched("path/2").criticality(Criticality.LOW),
                        watched("path/3").criticality(Criticality.LOW),
                        unwatched("finnmark").needsAny("path/1", "path/2", "path/3"),
                        unwatched("emergency")
                                .kind("application")
                                .criticality(Criticality.VITAL)
                                .needs("finnmark"))
                .ok("path/1", "path/2", "path/3");
    }

    @Test
    void onePathOfThreeIsALowOutageThatSaysWhatIsLeft() {
        CorrelateScenario log = finnmark();

        log.failed("path/1").pass(2_000);

        assertThat(log.told()).containsExactly("OPENED 1001 MINOR path/1 DOWN hits 1");
        assertThat(log.reason(1001, "redundancy")).isEqualTo("2 of 3 left; Name of finnmark can bear one more");
        assertThat(log.outage(1001).explanation().atRisk())
                .containsExactly(new Explanation.Risk("finnmark", "Name of finnmark", 2, 1, 3));
        assertThat(log.outage(1001).explanation().applications().atRisk()).containsExactly("Name of emergency");
        assertThat(log.outage(1001).applications()).isEmpty();
    }

    @Test
    void theLossThatLeavesOnlyOneIsWorseAndTheFirstIsNotToldOfAgain() {
        CorrelateScenario log = finnmark().failed("path/1").pass(2_000);
        log.told();

        log.failed("path/2").pass(2_000);

        assertThat(log.told())
                .containsExactly("OPENED 1002 MAJOR path/2 DOWN hits 1", "UPDATED 1001 WARNING path/1 DOWN hits 1");
        assertThat(log.reason(1002, "redundancy")).isEqualTo("1 of 3 left; the next loss cuts Name of finnmark off");
        assertThat(log.reason(1002, "severity")).isEqualTo("MAJOR, because of the redundancy that is lost");
    }

    @Test
    void oneRootThatTakesTwoOfThreeRisesByItself() {
        CorrelateScenario log = CorrelateScenario.given(
                        watched("trench").criticality(Criticality.LOW),
                        watched("path/1").needs("trench").criticality(Criticality.LOW),
                        watched("path/2").needs("trench").criticality(Criticality.LOW),
                        watched("path/3").criticality(Criticality.LOW),
                        unwatched("finnmark").criticality(Criticality.VITAL).needsAny("path/1", "path/2", "path/3"))
                .ok("trench", "path/1", "path/2", "path/3");

        log.failed("trench").failed("path/1").pass(2_000);
        assertThat(log.outage(1001).severity()).isEqualTo(Severity.MINOR);
        log.told();

        log.failed("path/2");

        assertThat(log.told()).containsExactly("WORSE 1001 MAJOR trench DOWN hits 3");
    }

    @Test
    void whenTheServiceIsLostItIsNoLongerAQuestionOfRedundancy() {
        CorrelateScenario log = finnmark()
                .failed("path/1", "path/2")
                .pass(2_000)
                .failed("path/3")
                .pass(2_000);

        assertThat(log.outage(1001).severity()).isEqualTo(Severity.CRITICAL);
        assertThat(log.outage(1001).explanation().atRisk()).isEmpty();
        assertThat(log.outage(1001).explanation().applications().down()).containsExactly("Name of emergency");
        assertThat(log.outage(1002).explanation().atRisk()).isEmpty();
    }

    @Test
    void whenItComesBackNothingIsAtRisk() {
        CorrelateScenario log =
                finnmark().failed("path/1").pass(2_000).failed("path/2").pass(2_000);

        log.ok("path/2").pass(2_000);

        assertThat(log.reason(1001, "redundancy")).startsWith("2 of 3 left");
        assertThat(log.outage(1001).severity()).isEqualTo(Severity.MINOR);
        log.ok("path/1").pass(2_000);
        assertThat(log.open()).isEmpty();
    }
}
