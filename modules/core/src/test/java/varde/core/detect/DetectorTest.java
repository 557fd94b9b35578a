package varde.core.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DetectorTest {

    private final DetectScenario log = new DetectScenario();
    private final DetectScenario.Beat agent = log.heartbeat("agent/osl-1", "agent/osl-1");
    private final DetectScenario.Beat db = log.heartbeat("agent/osl-1", "db/a");

    @BeforeEach
    void agentAndDatabaseAreSeen() {
        agent.arrives();
        db.arrives();
        assertThat(log.said()).containsExactly("agent/osl-1 OK agent/osl-1", "agent/osl-1 OK db/a");
    }

    @Test
    void whatStaysTheSameIsNotSaid() {
        log.alive(60_000, agent, db);

        assertThat(log.said()).isEmpty();
    }

    @Test
    void aChangeIsSaidAtOnceAndOnce() {
        db.saying(HeartbeatStatus.FAILED).arrives();
        db.saying(HeartbeatStatus.FAILED).arrives();
        db.saying(HeartbeatStatus.DEGRADED).arrives();
        db.saying(HeartbeatStatus.BROKEN).arrives();
        db.arrives();

        assertThat(log.said())
                .containsExactly(
                        "agent/osl-1 FAILED db/a",
                        "agent/osl-1 DEGRADED db/a",
                        "agent/osl-1 BROKEN db/a",
                        "agent/osl-1 OK db/a");
    }

    @Test
    void aComponentIsSilentOnceItsAgentHasSpokenAfterItsDeadline() {
        log.alive(4_000, agent).pulses(500);
        assertThat(log.said()).isEmpty();

        agent.arrives();
        log.pulses(250);

        assertThat(log.said()).containsExactly("agent/osl-1 SILENT db/a");
    }

    @Test
    void aSilentComponentIsSaidOnceAndItsReturnIsSaid() {
        log.alive(10_000, agent);
        assertThat(log.said()).containsExactly("agent/osl-1 SILENT db/a");

        log.alive(30_000, agent);
        assertThat(log.said()).isEmpty();

        db.arrives();
        assertThat(log.said()).containsExactly("agent/osl-1 OK db/a");
    }

    @Test
    void aWholeAgentsSilenceIsOneObservation() {
        List<DetectScenario.Beat> fleet = IntStream.range(0, 5_000)
                .mapToObj(n -> log.heartbeat("agent/osl-1", "device/" + n))
                .toList();
        fleet.forEach(DetectScenario.Beat::arrives);
        log.said();

        log.pulses(60_000);

        assertThat(log.said()).containsExactly("agent/osl-1 SILENT agent/osl-1");
    }

    @Test
    void componentsAreNotDeclaredWellWhenTheirAgentReturnsButWhenEachIsSeenAgain() {
        log.pulses(10_000);
        assertThat(log.said()).containsExactly("agent/osl-1 SILENT agent/osl-1");

        agent.arrives();
        assertThat(log.said()).containsExactly("agent/osl-1 OK agent/osl-1");

        log.alive(1_000, agent);
        db.arrives();
        assertThat(log.said()).containsExactly("agent/osl-1 OK db/a");
    }

    @Test
    void anAgentThatStoodStillForAMomentMakesNothingSilentThatItIsAboutToSee() {
        DetectScenario.Beat slow = log.heartbeat("agent/osl-1", "agent/osl-1").every(5_000, 5_000);
        List<DetectScenario.Beat> fleet = IntStream.range(0, 100)
                .mapToObj(n -> log.heartbeat("agent/osl-1", "device/" + n))
                .toList();
        slow.arrives();
        fleet.forEach(DetectScenario.Beat::arrives);
        log.said();

        log.pulses(7_000);
        fleet.forEach(DetectScenario.Beat::arrives);

        assertThat(log.said()).isEmpty();
    }

    @Test
    void whatDoesNotComeAfterItsAgentStoodStillIsSilentAfterItsPatienceOnce() {
        DetectScenario.Beat slow = log.heartbeat("agent/osl-1", "agent/osl-1").every(5_000, 5_000);
        slow.arrives();

        log.pulses(5_000);
        slow.arrives();
        log.pulses(5_000);
        assertThat(log.said()).isEmpty();

        slow.arrives();
        assertThat(log.said()).containsExactly("agent/osl-1 SILENT db/a");
        log.restart().pulses(5_000);
        slow.arrives();
        assertThat(log.said()).isEmpty();
    }

    @Test
    void whatDoesNotReturnWithItsAgentIsSilentAfterItsOwnPatience() {
        log.pulses(10_000);
        log.said();

        log.alive(4_000, agent);
        assertThat(log.said()).containsExactly("agent/osl-1 OK agent/osl-1");

        log.alive(2_000, agent);
        assertThat(log.said()).containsExactly("agent/osl-1 SILENT db/a");
    }

    @Test
    void anAgentThatNeverSpeaksOfItselfIsSilentWhenAllItLooksAtIs() {
        log.heartbeat("agent/quiet", "db/b").arrives();
        log.alive(3_000, agent, db);
        log.said();

        log.alive(2_000, agent, db);

        assertThat(log.said()).containsExactly("agent/quiet SILENT agent/quiet");
    }

    @Test
    void aComponentThatReportsItselfIsItsOwnAgent() {
        DetectScenario.Beat pump = log.heartbeat("device/pump", "device/pump");
        pump.arrives();
        log.alive(10_000, agent, db);
        assertThat(log.said()).containsExactly("device/pump OK device/pump", "device/pump SILENT device/pump");

        pump.arrives();
        assertThat(log.said()).containsExactly("device/pump OK device/pump");
    }

    @Test
    void leavingAllowsSilenceForTenMinutes() {
        agent.saying(HeartbeatStatus.LEAVING).arrives();
        log.pulses(599_000);
        assertThat(log.said()).containsExactly("agent/osl-1 LEAVING agent/osl-1");

        log.pulses(10_000);
        assertThat(log.said()).containsExactly("agent/osl-1 SILENT agent/osl-1");
    }

    @Test
    void whoComesBackFromLeavingIsJudgedLikeAnyOtherAgain() {
        agent.saying(HeartbeatStatus.LEAVING).arrives();
        log.pulses(5_000);
        agent.arrives();
        db.arrives();
        log.said();

        log.pulses(10_000);

        assertThat(log.said()).containsExactly("agent/osl-1 SILENT agent/osl-1");
    }

    @Test
    void timeInWhichNothingWasWrittenExpiresNothing() {
        log.nothingIsWritten(600_000);
        agent.arrives();
        assertThat(log.said()).containsExactly("blind for 600000");

        log.alive(20_000, agent, db);

        assertThat(log.said()).isEmpty();
    }

    @Test
    void whatDiedMeanwhileIsFoundWithinReconnectAndItsPatience() {
        log.nothingIsWritten(600_000);
        log.alive(23_000, agent);
        assertThat(log.said()).containsExactly("blind for 600000");

        log.alive(3_000, agent);

        assertThat(log.said()).containsExactly("agent/osl-1 SILENT db/a");
    }

    @Test
    void anAgentWithAWrongClockChangesNothingForOthers() {
        long anHour = 3_600_000;
        log.heartbeat("agent/wrong", "db/w")
                .claimingToComeFrom(log.time() + anHour)
                .arrives();
        log.said();

        log.alive(3_000, agent, db, log.heartbeat("agent/wrong", "db/w").claimingToComeFrom(log.time() + anHour));

        assertThat(log.said()).isEmpty();
    }

    @Test
    void aRestartForgetsNothingAndAlarmsNobody() {
        log.alive(3_000, agent, db).restart().alive(10_000, agent, db);
        assertThat(log.said()).isEmpty();

        log.alive(3_000, agent).restart().alive(3_000, agent);
        assertThat(log.said()).containsExactly("agent/osl-1 SILENT db/a");

        log.restart().alive(5_000, agent);
        assertThat(log.said()).isEmpty();
    }

    @Test
    void aRestartRemembersThatAnAgentIsSilent() {
        log.pulses(10_000).restart();
        assertThat(log.said()).containsExactly("agent/osl-1 SILENT agent/osl-1");

        log.pulses(10_000);
        assertThat(log.said()).isEmpty();

        db.arrives();
        assertThat(log.said()).containsExactly("agent/osl-1 OK agent/osl-1", "agent/osl-1 OK db/a");
    }

    @Test
    void aShorterIntervalCountsFromTheHeartbeatThatSaysSo() {
        DetectScenario.Beat slow = log.heartbeat("agent/osl-1", "job/slow").every(3_600_000, 0);
        slow.arrives();
        log.heartbeat("agent/osl-1", "job/slow").every(1_000, 500).arrives();
        log.said();

        log.alive(4_000, agent, db);

        assertThat(log.said()).containsExactly("agent/osl-1 SILENT job/slow");
    }

    @Test
    void eachReportOfARunIsSaidAndNoSilenceFollowsFromIt() {
        DetectScenario other = new DetectScenario();
        other.heartbeat("agent/cron", "job/backup").every(0, 0).arrives();
        other.heartbeat("agent/cron", "job/backup").every(0, 0).arrives();
        other.pulses(3_600_000);

        assertThat(other.said()).containsExactly("agent/cron OK job/backup", "agent/cron OK job/backup");
        other.restart().pulses(60_000);
        assertThat(other.said()).isEmpty();
    }

    @Test
    void aHeartbeatThatCannotBeUsedIsRefusedAndChangesNothing() {
        log.heartbeat("agent/osl-1", "db/a").every(-1, 0).arrives();
        log.heartbeat("", "db/a").arrives();

        assertThat(log.refusals())
                .containsExactly(
                        "an interval of -1 ms is not 0 or more and at most a year",
                        "the agent's id must have 1 to 255 characters");
        assertThat(log.said()).isEmpty();
    }

    @Test
    void aMarkSaysEachSecondHowFarThePartitionHasBeenRead() {
        log.observations();
        log.pulses(5_000);

        assertThat(log.observations())
                .filteredOn(Observation.Mark.class::isInstance)
                .extracting(mark -> ((Observation.Mark) mark).readUpTo() - log.time())
                .containsExactly(-4_000L, -3_000L, -2_000L, -1_000L, 0L);
    }
}
