package varde.core.correlate;

import static org.assertj.core.api.Assertions.assertThat;
import static varde.core.correlate.Part.watched;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import varde.core.detect.View;

class IsolationTest {

    private static final String OSLO = "agent/osl-1@oslo";
    private static final String BERGEN = "agent/brg-1@bergen";
    private static final String TRONDHEIM = "agent/trd-1@trondheim";
    private static final String[] TEN = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"};

    private static CorrelateScenario seenByThree() {
        List<Part> parts = new ArrayList<>();
        for (String id : TEN) {
            parts.add(watched(id).needs("network"));
        }
        parts.add(watched("network"));
        CorrelateScenario log = CorrelateScenario.given(parts.toArray(Part[]::new));
        for (String agent : List.of(OSLO, BERGEN, TRONDHEIM)) {
            log.sees(agent, View.OK, agent.split("@")[0], "network").sees(agent, View.OK, TEN);
        }
        return log.pass(2_000);
    }

    @Test
    void anAgentForWhichAllFailsThatOthersSeeWellIsReportedItselfAndNothingElseIs() {
        CorrelateScenario log = seenByThree();

        log.sees(BERGEN, View.FAILED, TEN).pass(40_000);

        assertThat(log.open()).containsExactly("agent/brg-1 DEGRADED hits 1");
        assertThat(log.reason(1001, "root"))
                .isEqualTo("agent/brg-1 is cut off: of the 11 that it and others look at 10 fail for it,"
                        + " and others see 10 of those well; it has no vote");
    }

    @Test
    void itsVoteIsGoneSoThatOneOtherSiteIsEnoughAgain() {
        CorrelateScenario log = seenByThree();
        log.sees(BERGEN, View.FAILED, TEN).pass(40_000);
        log.told();

        log.sees(OSLO, View.FAILED, "a").pass(40_000);
        assertThat(log.open()).containsExactly("a DEGRADED hits 1", "agent/brg-1 DEGRADED hits 1");

        log.sees(TRONDHEIM, View.FAILED, "a").pass(40_000);
        assertThat(log.open()).containsExactly("a DOWN hits 1", "agent/brg-1 DEGRADED hits 1");
        assertThat(log.outage(1002).explanation().seenBy())
                .extracting(Explanation.Sighting::site, Explanation.Sighting::view, Explanation.Sighting::counts)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("oslo", View.FAILED, true),
                        org.assertj.core.groups.Tuple.tuple("trondheim", View.FAILED, true),
                        org.assertj.core.groups.Tuple.tuple("bergen", View.FAILED, false));
    }

    @Test
    void whatOnlyItLooksAtIsUnknownAndNeverDown() {
        List<Part> parts = new ArrayList<>();
        for (String id : TEN) {
            parts.add(watched(id));
        }
        parts.add(watched("alone").needs("a"));
        CorrelateScenario log = CorrelateScenario.given(parts.toArray(Part[]::new));
        log.sees(OSLO, View.OK, TEN).sees(BERGEN, View.OK, TEN).sees(BERGEN, View.OK, "alone", "agent/brg-1");

        log.sees(BERGEN, View.FAILED, TEN).sees(BERGEN, View.FAILED, "alone").pass(60_000);

        assertThat(log.open()).containsExactly("agent/brg-1 DEGRADED hits 1");
    }

    /** Ten that all look at, and fifty that only Bergen looks at. */
    private static CorrelateScenario muchSeenByOne(String[] alone) {
        List<Part> parts = new ArrayList<>();
        for (String id : TEN) {
            parts.add(watched(id).needs("network"));
        }
        for (String id : alone) {
            parts.add(watched(id).needs("network"));
        }
        parts.add(watched("network"));
        CorrelateScenario log = CorrelateScenario.given(parts.toArray(Part[]::new));
        for (String agent : List.of(OSLO, TRONDHEIM)) {
            log.sees(agent, View.OK, "network").sees(agent, View.OK, TEN);
        }
        return log.sees(BERGEN, View.OK, "network")
                .sees(BERGEN, View.OK, TEN)
                .sees(BERGEN, View.OK, alone)
                .sees(BERGEN, View.OK, "agent/brg-1")
                .pass(2_000);
    }

    private static String[] fifty() {
        return IntStream.range(0, 50).mapToObj(n -> "alone/" + n).toArray(String[]::new);
    }

    @Test
    void anAgentIsJudgedByWhatOthersSeeTooHoweverMuchItSeesAlone() {
        CorrelateScenario log = muchSeenByOne(fifty());

        log.sees(BERGEN, View.FAILED, fifty()).sees(BERGEN, View.FAILED, TEN).sees(BERGEN, View.FAILED, "network");
        log.pass(60_000);

        assertThat(log.open()).containsExactly("agent/brg-1 DEGRADED hits 1");
    }

    @Test
    void whileItComesBackWhatOnlyItSeesIsNotBelievedUntilItHasSeenThatAnew() {
        CorrelateScenario log = muchSeenByOne(fifty());
        log.sees(BERGEN, View.FAILED, fifty()).sees(BERGEN, View.FAILED, TEN).pass(60_000);
        log.told();

        log.sees(BERGEN, View.OK, TEN).pass(8_000).restart();
        assertThat(log.open()).containsExactly("agent/brg-1 DEGRADED hits 1");

        log.sees(BERGEN, View.OK, fifty()).pass(30_000);
        assertThat(log.open()).isEmpty();
        assertThat(log.told()).containsExactly("CLOSED 1001 WARNING agent/brg-1 DEGRADED hits 0");
    }

    @Test
    void whatStillFailsWhenItHasSeenEverythingAnewIsTold() {
        CorrelateScenario log = muchSeenByOne(fifty());
        log.sees(BERGEN, View.FAILED, fifty()).sees(BERGEN, View.FAILED, TEN).pass(60_000);

        log.sees(BERGEN, View.OK, TEN)
                .sees(BERGEN, View.OK, Arrays.copyOf(fifty(), 20))
                .pass(60_000);

        assertThat(log.open()).hasSize(30).allMatch(words -> words.startsWith("alone/"));
    }

    @Test
    void whenNobodyIsLeftToAskItIsStillNotBelieved() {
        CorrelateScenario log = muchSeenByOne(fifty());
        log.sees(BERGEN, View.FAILED, fifty()).sees(BERGEN, View.FAILED, TEN).pass(60_000);

        log.silent(OSLO).silent(TRONDHEIM).pass(60_000);

        assertThat(log.open()).contains("agent/brg-1 DEGRADED hits 1").noneMatch(words -> words.startsWith("alone/"));
    }

    @Test
    void itVotesAgainWhenItIsClearlyBack() {
        CorrelateScenario log = seenByThree();
        log.sees(BERGEN, View.FAILED, TEN).pass(40_000);

        log.sees(BERGEN, View.OK, "a", "b", "c", "d", "e", "f").pass(2_000);
        assertThat(log.open()).containsExactly("agent/brg-1 DEGRADED hits 1");

        log.sees(BERGEN, View.OK, "g", "h", "i", "j").pass(2_000);
        assertThat(log.open()).isEmpty();
    }

    @Test
    void whenOthersSeeTheSameFailNobodyIsCutOff() {
        CorrelateScenario log = seenByThree();

        log.sees(BERGEN, View.FAILED, TEN).sees(BERGEN, View.FAILED, "network");
        log.sees(OSLO, View.FAILED, TEN).sees(OSLO, View.FAILED, "network").pass(40_000);

        assertThat(log.open()).containsExactly("network DOWN hits 11");
    }

    @Test
    void anAgentWithFewTargetsIsNeverTakenForCutOff() {
        CorrelateScenario log = CorrelateScenario.given(watched("a"), watched("b"));
        log.sees(OSLO, View.OK, "a", "b").sees(BERGEN, View.OK, "a", "b");

        log.sees(BERGEN, View.FAILED, "a", "b").pass(40_000);

        assertThat(log.open()).containsExactly("a DEGRADED hits 1", "b DEGRADED hits 1");
    }

    @Test
    void whatIsSeenWellFromSomeSitesOnlyIsDegradedAndWhoSeesWhatIsSaid() {
        CorrelateScenario log = CorrelateScenario.given(watched("a"));
        log.sees(OSLO, View.OK, "a").sees(BERGEN, View.OK, "a").sees(TRONDHEIM, View.OK, "a");

        log.sees(BERGEN, View.FAILED, "a").pass(40_000);

        assertThat(log.open()).containsExactly("a DEGRADED hits 1");
        assertThat(log.reason(1001, "root")).startsWith("a is down from 1 of 3 sites");
        assertThat(log.outage(1001).explanation().seenBy())
                .extracting(Explanation.Sighting::agent, Explanation.Sighting::view)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("agent/osl-1", View.OK),
                        org.assertj.core.groups.Tuple.tuple("agent/brg-1", View.FAILED),
                        org.assertj.core.groups.Tuple.tuple("agent/trd-1", View.OK));
    }
}
