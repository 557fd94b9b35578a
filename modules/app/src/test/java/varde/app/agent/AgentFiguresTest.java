package varde.app.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import varde.agent.AgentFile;
import varde.agent.Heartbeats;
import varde.agent.Look;
import varde.agent.Pace;
import varde.agent.ProbeAgent;
import varde.agent.Watched;
import varde.agent.Witness;
import varde.agent.check.Finding;
import varde.app.health.Figures;
import varde.core.detect.Heartbeat;

/** What an agent tells of itself by HTTP. */
class AgentFiguresTest {

    private static final Witness NOBODY = new Witness() {
        @Override
        public void looked(Look look) {}

        @Override
        public void cutOff(String why) {}

        @Override
        public void through(long dropped) {}
    };

    private static final Heartbeats DROPPING = new Heartbeats() {
        @Override
        public void say(Heartbeat heartbeat) {}

        @Override
        public long dropped() {
            return 7;
        }

        @Override
        public void endWith(Heartbeat last) {}
    };

    @Test
    void looksAreCountedByWhatTheyFoundAndAnAgentThatIsCutOffIsAliveButNotReady() {
        Pace pace = new Pace(Duration.ofMillis(100), Duration.ZERO, Duration.ofSeconds(5), 0, Optional.empty());
        AgentFile file = AgentFile.of(
                "agent/a",
                "oslo",
                List.of(
                        Watched.of("db/a", limit -> Finding.ok("well"), pace),
                        Watched.of("db/b", limit -> Finding.failed("down"), pace)));
        AgentFigures told = new AgentFigures(NOBODY);
        try (Figures figures = new Figures();
                ProbeAgent agent = ProbeAgent.start(file, DROPPING, told)) {
            told.tell(figures, agent);
            await().untilAsserted(() -> assertThat(figures.text())
                    .containsPattern("varde_agent_looks_total\\{status=\"ok\"\\} [1-9]")
                    .containsPattern("varde_agent_looks_total\\{status=\"failed\"\\} [1-9]")
                    .contains("varde_agent_looks_total{status=\"broken\"} 0")
                    .contains("varde_agent_dropped_total 7")
                    .contains("varde_agent_checks 2"));
        }

        assertThat(told.health().notReady()).contains("no heartbeat has reached Kafka yet");
        told.through(0);
        assertThat(told.health().notReady()).isEmpty();
        told.cutOff("timed out");
        assertThat(told.health().notReady()).contains("heartbeats do not reach Kafka: timed out");
        assertThat(told.health().notAlive()).isEmpty();
    }
}
