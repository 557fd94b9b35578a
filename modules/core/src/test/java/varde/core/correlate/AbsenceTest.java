package varde.core.correlate;

import static org.assertj.core.api.Assertions.assertThat;
import static varde.core.correlate.CorrelateScenario.given;
import static varde.core.correlate.Part.watched;

import org.junit.jupiter.api.Test;
import varde.core.detect.Observation;
import varde.core.detect.View;

/** Conclusions from what was not seen: they wait for marks, and blindness is said. */
class AbsenceTest {

    @Test
    void aHoldDoesNotEndBeforeAllMarksHavePassedIt() {
        CorrelateScenario log = given(watched("power"), watched("server").needs("power"))
                .ok("power", "server")
                .pass(2_000);

        log.failed("server").marks(false).pass(20_000);
        assertThat(log.told()).isEmpty();

        log.mark(0, log.time());
        assertThat(log.told()).containsExactly("OPENED 1001 MINOR server DOWN hits 1");
    }

    @Test
    void aHoldDoesNotEndInTimeThatNobodySaw() {
        CorrelateScenario log = given(watched("power"), watched("server").needs("power"))
                .ok("power", "server")
                .pass(2_000);

        log.failed("server").nothingIsWritten(600_000).pass(10_000);
        assertThat(log.told()).isEmpty();

        log.failed("power").pass(2_000);
        assertThat(log.told()).containsExactly("OPENED 1001 MINOR power DOWN hits 2");
    }

    @Test
    void aBlindPartitionHoldsNobodyUpAndTheOutageSaysSinceWhen() {
        CorrelateScenario log = given(watched("power"), watched("server").needs("power"))
                .ok("power", "server")
                .pass(2_000);
        long blindSince = log.time();

        log.failed("server").marks(false).pass(32_000);

        assertThat(log.told()).containsExactly("OPENED 1001 MINOR server DOWN hits 1");
        assertThat(log.outage(1001).notConfirmedSince()).contains(blindSince);
        log.marks(true).pass(5_000);
        assertThat(log.outage(1001).notConfirmedSince()).isEmpty();
        assertThat(log.open()).containsExactly("server DOWN hits 1");
    }

    @Test
    void anOpenOutageStaysOpenWhileNobodyCanLook() {
        CorrelateScenario log = given(watched("db")).ok("db").pass(2_000).failed("db");

        log.marks(false).pass(120_000);

        assertThat(log.open()).containsExactly("db DOWN hits 1");
        assertThat(log.outage(1001).notConfirmedSince()).isPresent();
        assertThat(log.reason(1001, "unconfirmed")).contains("nobody can look");

        log.marks(true).pass(2_000).ok("db").pass(2_000);
        assertThat(log.open()).isEmpty();
    }

    @Test
    void onlyTheAgentsOfTheBlindPartitionLoseTheirVotes() {
        CorrelateScenario log = given(watched("db")).ok("db");
        log.observe(new Observation.Seen(
                "agent/trd-1", "db", "main", "trondheim", View.FAILED, "refused", log.time(), 15_000, 1));
        log.pass(2_000);
        assertThat(log.told()).isEmpty();

        log.pass(60_000);

        assertThat(log.told()).isEmpty();
    }

    @Test
    void whatWasNeverSeenIsOneWarningPerTeam() {
        CorrelateScenario log = given(
                watched("db/1").kind("db"),
                watched("db/2").kind("db"),
                watched("vm/1"),
                watched("vm/2"),
                watched("vm/3"));
        log.ok("vm/1").pass(44_000);
        assertThat(log.told()).isEmpty();

        log.pass(2_000);

        assertThat(log.told())
                .containsExactly(
                        "OPENED 1001 WARNING never-seen/database DEGRADED hits 2",
                        "OPENED 1002 WARNING never-seen/operations DEGRADED hits 2");
        log.pass(60_000);
        assertThat(log.told()).isEmpty();
        log.ok("vm/2", "vm/3").pass(2_000);
        assertThat(log.told())
                .containsExactly(
                        "UPDATED 1002 WARNING never-seen/operations DEGRADED hits 1",
                        "CLOSED 1002 WARNING never-seen/operations DEGRADED hits 0");
        log.pass(120_000);
        assertThat(log.told()).isEmpty();
    }

    @Test
    void theRollIsNotCalledBeforeAnythingWasHeard() {
        CorrelateScenario log = given(watched("db")).marks(false);

        log.pass(600_000);

        assertThat(log.told()).isEmpty();
    }

    @Test
    void theRollIsNotCalledWhileAPartitionIsBlind() {
        CorrelateScenario log = given(watched("db")).pass(2_000).marks(false);

        log.pass(600_000);
        assertThat(log.told()).isEmpty();

        log.marks(true).pass(2_000);
        assertThat(log.open()).containsExactly("never-seen/operations DEGRADED hits 1");
    }

    @Test
    void aJobIsNotExpectedOnTheRoll() {
        CorrelateScenario log =
                given(watched("job/backup").kind("job"), watched("db")).ok("db");

        log.pass(120_000);

        assertThat(log.told()).isEmpty();
    }

    @Test
    void whatIsNoLongerExpectedLeavesTheList() {
        CorrelateScenario log = given(watched("db"), watched("ghost")).ok("db").pass(60_000);
        assertThat(log.open()).containsExactly("never-seen/operations DEGRADED hits 1");

        log.landscape(watched("db")).pass(2_000);

        assertThat(log.open()).isEmpty();
    }
}
