package varde.core.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DoubledAgentTest {

    private final DetectScenario log = new DetectScenario();
    private final DetectScenario.Beat agent = log.heartbeat("agent/osl-1", "agent/osl-1");
    private final DetectScenario.Beat db = log.heartbeat("agent/osl-1", "db/a");

    private void inTurn(long... sessions) {
        for (long session : sessions) {
            agent.of(session, 1 + log.time()).arrives();
            log.pulses(1_000);
        }
    }

    @Test
    void twoAgentsThatClaimOneIdAreSaidOnce() {
        inTurn(7, 8, 7, 8, 7);
        assertThat(log.said()).containsExactly("agent/osl-1 OK agent/osl-1");

        inTurn(8);
        assertThat(log.said()).containsExactly("agent/osl-1 is claimed twice");

        inTurn(7, 8, 7, 8, 8, 7);
        assertThat(log.said()).isEmpty();
    }

    @Test
    void aRestartIsNotTwoAgentsEvenIfAnOldHeartbeatComesLate() {
        inTurn(7, 7, 8, 7, 8, 8, 8, 9, 8, 9, 9);

        assertThat(log.said()).containsExactly("agent/osl-1 OK agent/osl-1");
    }

    @Test
    void aRestartChangesTheSessionOnceAndIsNotSaid() {
        inTurn(7, 7, 8, 8, 8, 9, 9);

        assertThat(log.said()).containsExactly("agent/osl-1 OK agent/osl-1");
    }

    @Test
    void whenOnlyOneIsLeftItIsSaidAfterAMinute() {
        inTurn(7, 8, 7, 8, 7, 8);
        log.said();
        for (int second = 0; second < 60; second++) {
            inTurn(8);
        }
        assertThat(log.said()).isEmpty();
        inTurn(8);

        assertThat(log.said()).containsExactly("agent/osl-1 is one again");
    }

    @Test
    void aRestartOfDetectForgetsNothingOfIt() {
        inTurn(7, 8, 7, 8, 7);
        log.restart();
        log.said();
        inTurn(8);
        assertThat(log.said()).containsExactly("agent/osl-1 is claimed twice");

        log.restart();
        inTurn(7, 8);
        assertThat(log.said()).isEmpty();
    }

    @Test
    void agentsThatDoNotSayTheirSessionAreNeverTwo() {
        inTurn(0, 0, 7, 0, 7, 0, 0);

        assertThat(log.said()).containsExactly("agent/osl-1 OK agent/osl-1");
    }

    @Test
    void aHeartbeatThatComesTwiceOrLateIsNoNews() {
        agent.of(7, 1).arrives();
        db.of(7, 2).arrives();
        db.saying(HeartbeatStatus.FAILED).of(7, 5).arrives();
        assertThat(log.said())
                .containsExactly("agent/osl-1 OK agent/osl-1", "agent/osl-1 OK db/a", "agent/osl-1 FAILED db/a");

        db.of(7, 2).arrives();
        db.of(7, 4).arrives();
        db.saying(HeartbeatStatus.FAILED).of(7, 5).arrives();
        log.restart();
        db.of(7, 3).arrives();
        assertThat(log.said()).isEmpty();

        db.of(7, 6).arrives();
        assertThat(log.said()).containsExactly("agent/osl-1 OK db/a");
    }

    @Test
    void aLateHeartbeatDoesNotPutOffTheDeadline() {
        agent.of(7, 1).arrives();
        db.of(7, 2).arrives();
        log.said();
        for (int second = 0; second < 6; second++) {
            agent.of(7, 10 + second).arrives();
            db.of(7, 2).arrives();
            log.pulses(1_000);
        }

        assertThat(log.said()).containsExactly("agent/osl-1 SILENT db/a");
    }

    @Test
    void afterARestartOfTheAgentItsNumbersBeginAnew() {
        agent.of(7, 1_000).arrives();
        db.of(7, 1_001).arrives();
        log.said();
        agent.of(8, 1).arrives();
        db.saying(HeartbeatStatus.FAILED).of(8, 2).arrives();

        assertThat(log.said()).containsExactly("agent/osl-1 FAILED db/a");
    }
}
