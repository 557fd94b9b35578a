package varde.core.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** DETECT's state does not grow for ever: whoever has not been heard of for a week is forgotten, and nobody else. */
class ForgettingTest {

    private static final int WEEK = 7 * 24;

    private final DetectScenario story = new DetectScenario();

    @Test
    void anAgentThatIsGoneIsForgottenAfterAWeekWithAllThatItSawAndNothingIsSaidOfIt() {
        story.heartbeat("agent/gone", "agent/gone").arrives();
        story.heartbeat("agent/gone", "db/a").arrives();
        story.pulses(10_000);
        assertThat(story.said()).endsWith("agent/gone SILENT agent/gone");

        story.hours(WEEK - 1);
        assertThat(story.rows())
                .containsExactly(
                        "detect-agents/agent/gone",
                        "detect-seen/1",
                        "detect-seen/2",
                        "detect-sights/agent/gone|agent/gone",
                        "detect-sights/agent/gone|db/a");
        story.hours(2);

        assertThat(story.rows()).isEmpty();
        assertThat(story.said()).isEmpty();
    }

    @Test
    void aRestartForgetsTheSameAtTheSamePlace() {
        DetectScenario other = new DetectScenario();
        for (DetectScenario each : new DetectScenario[] {story, other}) {
            each.heartbeat("agent/gone", "db/a").arrives();
            each.hours(WEEK - 1);
        }
        story.restart();

        for (int step = 0; step < 2 * 1_800; step++) {
            story.pulses(2_000);
            other.pulses(2_000);
            assertThat(story.rows()).isEqualTo(other.rows());
        }
        assertThat(story.rows()).isEmpty();
    }

    @Test
    void aComponentThatALivingAgentNoLongerLooksAtIsForgottenAndTheOthersAreNot() {
        for (int hour = 0; hour < WEEK + 2; hour++) {
            story.heartbeat("agent/a", "agent/a").every(7_200_000, 0).arrives();
            story.heartbeat("agent/a", "db/stays").every(7_200_000, 0).arrives();
            if (hour == 0) {
                story.heartbeat("agent/a", "db/removed").every(10_000, 0).arrives();
            }
            story.hours(1);
        }

        assertThat(story.rows())
                .containsExactly(
                        "detect-seen/1",
                        "detect-seen/2",
                        "detect-sights/agent/a|agent/a",
                        "detect-sights/agent/a|db/stays");
        assertThat(story.said())
                .filteredOn(words -> words.endsWith("db/removed"))
                .containsExactly("agent/a OK db/removed", "agent/a SILENT db/removed");
    }

    @Test
    void whoeverComesBackAfterwardsIsNew() {
        story.heartbeat("agent/gone", "db/a").arrives();
        story.hours(WEEK + 2);
        assertThat(story.rows()).isEmpty();
        story.said();

        story.heartbeat("agent/gone", "db/a").arrives();
        story.pulses(1_000);
        assertThat(story.said()).containsExactly("agent/gone OK db/a");
        story.pulses(10_000);
        assertThat(story.said()).containsExactly("agent/gone SILENT agent/gone");
    }

    @Test
    void timeInWhichNothingWasReadDoesNotCount() {
        story.heartbeat("agent/a", "db/a").arrives();
        story.nothingIsWritten(30 * 24 * 3_600_000L).hours(2);

        assertThat(story.rows()).isNotEmpty();
    }
}
