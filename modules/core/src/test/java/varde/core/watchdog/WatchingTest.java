package varde.core.watchdog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a watchdog concludes from what it has seen, and what it says of it, and that it says nothing else. */
class WatchingTest {

    private static final Patience PATIENCE = Patience.USUAL;

    private final Watching watching = new Watching(PATIENCE);
    private long now = 1_000_000;
    private WatchState state = watching.initial(now);
    private final List<String> said = new ArrayList<>();

    private void tell(WatchInput input) {
        for (WatchEvent event : watching.decide(state, input, now)) {
            state = watching.evolve(state, event);
            if (event instanceof WatchEvent.Said told) {
                said.add((told.again() ? "STILL " : "") + told.concern() + ": " + told.text());
            } else if (event instanceof WatchEvent.Over over) {
                said.add("OVER " + over.concern() + ": " + over.text());
            }
        }
    }

    /** So many seconds pass, in which all moves on but what stands still, and the watchdog looks every second. */
    private List<String> goesOn(int seconds, Concern... still) {
        said.clear();
        Set<Concern> standing = EnumSet.noneOf(Concern.class);
        standing.addAll(List.of(still));
        for (int i = 0; i < seconds; i++) {
            now += 1_000;
            if (standing.contains(Concern.OTHER)) {
                tell(new WatchInput.Other("http://b", "no answer"));
            } else {
                tell(new WatchInput.Other("http://b", ""));
            }
            if (standing.contains(Concern.KAFKA)) {
                tell(new WatchInput.Silent("timed out"));
            } else {
                tell(new WatchInput.Answered(2, 1));
                pipeline(standing);
            }
            tell(new WatchInput.Looked());
        }
        return List.copyOf(said);
    }

    private void pipeline(Set<Concern> standing) {
        boolean comesThrough = true;
        for (Concern stage : List.of(Concern.DETECT, Concern.CORRELATE, Concern.ESCALATE)) {
            int partitions = stage == Concern.DETECT ? 2 : 1;
            for (int partition = 0; partition < partitions && !standing.contains(stage); partition++) {
                tell(new WatchInput.Moved(stage, partition, now));
            }
            comesThrough &= !standing.contains(stage);
        }
        if (now % 60_000 == 0 && comesThrough && !standing.contains(Concern.CANARY)) {
            tell(new WatchInput.Sang(0, now - 1_000, 900));
            tell(new WatchInput.Sang(1, now - 1_000, 900));
        }
        tell(new WatchInput.Handed("sms", standing.contains(Concern.NOTIFY) ? 3 : 0, 17));
    }

    @Test
    void aPipelineThatMovesIsNotSpokenOf() {
        assertThat(goesOn(7_200)).isEmpty();
    }

    @Test
    void aStageThatStandsStillIsToldOnceAndRemindedOfAndToldWhenItHasBeenWellForAMinute() {
        goesOn(300);

        assertThat(goesOn(30, Concern.CORRELATE)).isEmpty();
        assertThat(goesOn(1, Concern.CORRELATE))
                .containsExactly("CORRELATE: CORRELATE has not moved on in the one partition of observations for 31 s");
        assertThat(goesOn(1_799, Concern.CORRELATE)).isEmpty();
        assertThat(goesOn(1, Concern.CORRELATE))
                .containsExactly(
                        "STILL CORRELATE: CORRELATE has not moved on in the one partition of observations for 1831 s");
        assertThat(goesOn(60)).isEmpty();
        assertThat(goesOn(1)).singleElement().asString().startsWith("OVER CORRELATE: ");
        assertThat(goesOn(3_600)).isEmpty();
    }

    @Test
    void aStageThatStandsStillExplainsWhyNoCanaryComesOutAndAfterwardsThereIsTimeForOne() {
        goesOn(300);

        assertThat(goesOn(600, Concern.DETECT))
                .containsExactly("DETECT: DETECT has not moved on in any of the 2 partitions of heartbeats for 31 s");
        // Then DETECT is back, but still no canary comes out: that is another trouble.
        assertThat(goesOn(95, Concern.CANARY)).singleElement().asString().startsWith("OVER DETECT: ");
        assertThat(goesOn(1, Concern.CANARY))
                .containsExactly("CANARY: no failure has come out as a page for 96 s in any of the 2 partitions of"
                        + " heartbeats, though one happens there each minute: nobody would be paged");
    }

    @Test
    void whatSaysTheSameAgainHasNotMovedOn() {
        goesOn(120);
        long stuck = now;
        for (int i = 0; i < 31; i++) {
            goesOn(1, Concern.ESCALATE);
            tell(new WatchInput.Moved(Concern.ESCALATE, 0, stuck - 60_000));
        }

        tell(new WatchInput.Looked());
        assertThat(state.troubles()).containsOnlyKeys(Concern.ESCALATE);
    }

    @Test
    void marksAloneDoNotProveThatAnybodyWouldBePaged() {
        goesOn(300);

        List<String> told = goesOn(160, Concern.CANARY);

        assertThat(told).singleElement().asString().startsWith("CANARY: no failure has come out as a page for 96 s");
    }

    @Test
    void aCanaryThatComesOutLateIsTold() {
        goesOn(300);
        tell(new WatchInput.Sang(1, now, 30_001));

        assertThat(goesOn(1))
                .containsExactly(
                        "CANARY: the latest failure in partition 1 of heartbeats came out as a page 30 s late");
    }

    @Test
    void aCanaryThatIsLateBecauseAStageStoodStillIsTheSameTrouble() {
        goesOn(300);
        goesOn(40, Concern.ESCALATE);
        goesOn(1);
        tell(new WatchInput.Sang(0, now, 41_000));

        assertThat(goesOn(50)).isEmpty();
    }

    @Test
    void pagesThatWaitWhileTheirNotifierStandsStillAreTold() {
        goesOn(300);

        assertThat(goesOn(180, Concern.NOTIFY)).isEmpty();
        assertThat(goesOn(1, Concern.NOTIFY))
                .containsExactly(
                        "NOTIFY: pages by sms have waited for more than 180 s, and their notifier does not move on");
        assertThat(goesOn(61)).singleElement().asString().startsWith("OVER NOTIFY: ");
    }

    @Test
    void whileKafkaIsAwayNothingElseIsConcludedAndAfterwardsThereIsTimeToSeeAgain() {
        goesOn(300);

        assertThat(goesOn(30, Concern.KAFKA)).isEmpty();
        assertThat(goesOn(600, Concern.KAFKA))
                .containsExactly("KAFKA: nothing is known of the pipeline for 31 s: timed out");
        // The return is seen with the first of these seconds; what stands still has its time from there.
        assertThat(goesOn(31, Concern.DETECT, Concern.CORRELATE, Concern.ESCALATE))
                .isEmpty();
        assertThat(goesOn(1, Concern.DETECT, Concern.CORRELATE, Concern.ESCALATE))
                .extracting(text -> text.substring(0, text.indexOf(':')))
                .containsExactly("DETECT", "CORRELATE", "ESCALATE");
        assertThat(goesOn(200))
                .extracting(text -> text.substring(0, text.indexOf(':')))
                .containsExactly("OVER KAFKA", "OVER DETECT", "OVER CORRELATE", "OVER ESCALATE");
    }

    @Test
    void whatStoodStillBeforeKafkaWentAwayIsNotOverBecauseNobodyCouldSeeIt() {
        goesOn(300);
        goesOn(31, Concern.ESCALATE);

        goesOn(60, Concern.KAFKA);
        List<String> after = goesOn(100, Concern.ESCALATE);

        assertThat(after).singleElement().asString().startsWith("OVER KAFKA: ");
        assertThat(state.troubles()).containsOnlyKeys(Concern.ESCALATE);
    }

    @Test
    void aPipelineThatWasNeverThereIsToldAfterItsTime() {
        assertThat(goesOn(31, Concern.DETECT, Concern.CORRELATE, Concern.ESCALATE))
                .extracting(text -> text.substring(0, text.indexOf(':')))
                .containsExactly("DETECT", "CORRELATE", "ESCALATE");
    }

    @Test
    void whatComesAndGoesIsOneTrouble() {
        goesOn(300);
        goesOn(31, Concern.OTHER);
        for (int i = 0; i < 10; i++) {
            assertThat(goesOn(50)).isEmpty();
            assertThat(goesOn(5, Concern.OTHER)).isEmpty();
        }

        assertThat(goesOn(61))
                .singleElement()
                .asString()
                .startsWith("OVER OTHER: the other watchdog has not been well");
    }

    @Test
    void theOtherWatchdogIsToldOfAlsoWhileKafkaIsAway() {
        goesOn(300);

        assertThat(goesOn(31, Concern.OTHER, Concern.KAFKA))
                .containsExactly(
                        "KAFKA: nothing is known of the pipeline for 31 s: timed out",
                        "OTHER: the other watchdog has not been well for 31 s: http://b, no answer");
    }
}
