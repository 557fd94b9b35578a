package varde.core.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What DETECT writes for a heartbeat: one short row as long as all is as it was, and the whole sight when it is not. */
class SightRowsTest {

    private final DetectScenario story = new DetectScenario();

    private DetectScenario.Beat beat() {
        return story.heartbeat("agent/a", "db/a");
    }

    private void wellKnown() {
        beat().of(7, 1).arrives();
        beat().of(7, 2).arrives();
        story.written();
    }

    @Test
    void theFirstHeartbeatWritesAllAndTheNextOnlyWhenItCame() {
        beat().of(7, 1).arrives();
        assertThat(story.written()).containsExactly("detect-sights/agent/a|db/a", "detect-seen/1");

        beat().of(7, 2).arrives();
        assertThat(story.written()).containsExactly("detect-seen/1");
    }

    @Test
    void whateverIsNewInAHeartbeatIsWrittenWhole() {
        wellKnown();

        beat().saying(HeartbeatStatus.DEGRADED).of(7, 3).arrives();
        assertThat(story.written()).as("status").contains("detect-sights/agent/a|db/a");
        beat().saying(HeartbeatStatus.DEGRADED).of(8, 1).arrives();
        assertThat(story.written()).as("session").contains("detect-sights/agent/a|db/a");
        beat().saying(HeartbeatStatus.DEGRADED).every(3_000, 2_000).of(8, 2).arrives();
        assertThat(story.written()).as("interval").contains("detect-sights/agent/a|db/a");
        beat().saying(HeartbeatStatus.DEGRADED).every(3_000, 1_000).of(8, 3).arrives();
        assertThat(story.written()).as("grace").contains("detect-sights/agent/a|db/a");
        beat().saying(HeartbeatStatus.DEGRADED)
                .every(3_000, 1_000)
                .from("bergen")
                .of(8, 4)
                .arrives();
        assertThat(story.written()).as("site").contains("detect-sights/agent/a|db/a");
        beat().saying(HeartbeatStatus.LEAVING)
                .every(3_000, 1_000)
                .from("bergen")
                .of(8, 5)
                .arrives();
        assertThat(story.written()).as("leave to be silent").contains("detect-sights/agent/a|db/a");
    }

    @Test
    void afterARestartTheLatestHeartbeatCountsAndNotTheLastThatChangedAnything() {
        story.heartbeat("agent/a", "db/b").arrives();
        for (int second = 0; second < 60; second++) {
            beat().of(7, second + 1).arrives();
            story.heartbeat("agent/a", "db/b").of(7, second + 1).arrives();
            story.pulses(1_000);
        }
        story.said();

        story.restart().written();

        beat().of(7, 60).arrives();
        assertThat(story.written()).as("a heartbeat that came before").isEmpty();
        story.alive(3_000, story.heartbeat("agent/a", "db/b"));
        assertThat(story.said()).isEmpty();
        story.alive(2_000, story.heartbeat("agent/a", "db/b"));
        assertThat(story.said()).containsExactly("agent/a SILENT db/a");
    }

    @Test
    void anAgentsSiteIsTheOneItSaidLastWhicheverComponentItSaidItWith() {
        wellKnown();
        story.heartbeat("agent/a", "db/b").arrives();
        story.pulses(1_000);
        story.heartbeat("agent/a", "db/b").from("bergen").arrives();
        story.pulses(1_000);
        beat().of(7, 3).from("bergen").arrives();
        story.said();

        story.restart().pulses(10_000);

        assertThat(story.observations())
                .filteredOn(said -> said instanceof Observation.Seen)
                .isNotEmpty()
                .allMatch(said -> ((Observation.Seen) said).site().equals("bergen"));
    }

    @Test
    void whatAnEarlierVardeWroteIsReadAndNumberedWithTheNextHeartbeat() {
        wellKnown();
        story.heartbeat("agent/a", "db/b").of(7, 1).arrives();
        story.said();

        story.asWrittenBeforeNumbers().restart();
        story.written();
        beat().of(7, 2).arrives();
        assertThat(story.written()).as("came before").isEmpty();
        beat().of(7, 3).arrives();

        assertThat(story.written()).containsExactly("detect-sights/agent/a|db/a", "detect-seen/1");
        story.restart();
        story.heartbeat("agent/a", "db/b").of(7, 2).arrives();
        assertThat(story.written()).containsExactly("detect-sights/agent/a|db/b", "detect-seen/2");
        assertThat(story.said()).isEmpty();
    }

    @Test
    void aNumberIsNotGivenTwiceAfterARestart() {
        story.heartbeat("agent/a", "db/a").arrives();
        story.heartbeat("agent/a", "db/b").arrives();
        story.restart().written();

        story.heartbeat("agent/a", "db/c").arrives();

        assertThat(story.written()).containsExactly("detect-sights/agent/a|db/c", "detect-seen/3");
    }
}
