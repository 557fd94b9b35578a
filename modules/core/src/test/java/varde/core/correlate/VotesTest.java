package varde.core.correlate;

import static org.assertj.core.api.Assertions.assertThat;
import static varde.core.correlate.CorrelateScenario.given;
import static varde.core.correlate.Part.unwatched;
import static varde.core.correlate.Part.watched;

import org.junit.jupiter.api.Test;
import varde.core.detect.View;

/** The table of what silence and each sort of look means, and how several looks become one state. */
class VotesTest {

    private static final String OSLO = "agent/osl-1@oslo";
    private static final String OSLO_2 = "agent/osl-2@oslo";
    private static final String TRONDHEIM = "agent/trd-1@trondheim";
    private static final String BERGEN = "agent/brg-1@bergen";

    @Test
    void silenceAboutOneComponentIsAVoteForDown() {
        CorrelateScenario log = given(watched("db")).ok("db");

        log.sees(OSLO, View.SILENT, "db");

        assertThat(log.open()).containsExactly("db DOWN hits 1");
    }

    @Test
    void aSilentAgentIsOneOutageAndWhatItSawIsUnknown() {
        CorrelateScenario log = given(watched("a"), watched("b")).sees(OSLO, View.OK, "agent/osl-1", "a", "b");

        log.silent(OSLO).pass(60_000);

        assertThat(log.told()).containsExactly("OPENED 1001 MINOR agent/osl-1 DOWN hits 1");
        assertThat(log.outage(1001).kind()).isEqualTo("agent");
        assertThat(log.outage(1001).labels()).containsEntry("site", "oslo");
    }

    @Test
    void anAgentThatComesBackHasNoVoteOnAComponentUntilItHasSeenItAgain() {
        CorrelateScenario log =
                given(watched("a")).sees(OSLO, View.OK, "agent/osl-1").failed("a");
        assertThat(log.open()).containsExactly("a DOWN hits 1");
        log.silent(OSLO).pass(5_000);

        log.sees(OSLO, View.OK, "agent/osl-1").pass(5_000);
        assertThat(log.open()).containsExactly("a DOWN hits 1");
        assertThat(log.outage(1001).notConfirmedSince()).isPresent();

        log.ok("a").pass(5_000);
        assertThat(log.open()).isEmpty();
    }

    @Test
    void whatASilentAgentRunsOnIsDown() {
        CorrelateScenario log = new CorrelateScenario()
                .agentOn("agent/osl-1", "oslo", "vm")
                .landscape(watched("vm"))
                .sees(OSLO, View.OK, "agent/osl-1");

        log.silent(OSLO).pass(30_000);

        assertThat(log.open()).containsExactly("vm DOWN hits 2");
    }

    @Test
    void unlessAnotherSiteSeesItWell() {
        CorrelateScenario log = new CorrelateScenario()
                .agentOn("agent/osl-1", "oslo", "vm")
                .landscape(watched("vm"))
                .sees(OSLO, View.OK, "agent/osl-1")
                .sees(TRONDHEIM, View.OK, "vm");

        log.silent(OSLO).pass(60_000);

        assertThat(log.open()).containsExactly("agent/osl-1 DOWN hits 1");
    }

    @Test
    void aComponentThatReportsItselfIsItsOwnAgent() {
        CorrelateScenario log = given(watched("vm").by("self")).sees("vm@oslo", View.OK, "vm");

        log.silent("vm@oslo");

        assertThat(log.told()).containsExactly("OPENED 1001 MINOR vm DOWN hits 1");
    }

    @Test
    void anOrderlyStopDeclaresNothingAndItsVotesStay() {
        CorrelateScenario log =
                given(watched("a")).sees(OSLO, View.OK, "agent/osl-1").ok("a");

        log.sees(OSLO, View.LEAVING, "agent/osl-1").pass(60_000);
        assertThat(log.told()).isEmpty();

        log.silent(OSLO).pass(60_000);
        assertThat(log.told()).containsExactly("OPENED 1001 MINOR agent/osl-1 DOWN hits 1");
    }

    @Test
    void aBrokenCheckHasNoVoteAndIsListedOnce() {
        CorrelateScenario log = given(watched("db")).ok("db");

        log.sees(OSLO, View.BROKEN, "db").sees(OSLO, View.BROKEN, "db").pass(60_000);
        assertThat(log.members()).containsExactly("db BROKEN_CHECK UNKNOWN");
        assertThat(log.told()).isEmpty();

        log.ok("db");
        assertThat(log.members()).containsExactly("db FREE UP");
    }

    @Test
    void aComponentWithoutWatchFollowsItsNeeds() {
        CorrelateScenario log =
                given(watched("db"), unwatched("app").needs("db")).ok("db");

        log.failed("db").pass(2_000);
        assertThat(log.open()).containsExactly("db DOWN hits 2");

        log.sees(OSLO, View.DEGRADED, "db").pass(2_000);
        assertThat(log.open()).containsExactly("db DEGRADED hits 2");
    }

    @Test
    void aJobThatIsRunningSaysNothingYet() {
        CorrelateScenario log = given(watched("job").kind("job")).ok("job");

        log.sees(OSLO, View.STARTED, "job").pass(60_000);

        assertThat(log.told()).isEmpty();
    }

    @Test
    void oneSiteOfTwoIsNotEnoughAndOnlyDegradesAfterTheOtherHadTimeToLook() {
        CorrelateScenario log = given(watched("db")).ok("db").sees(TRONDHEIM, View.OK, "db");

        log.failed("db").pass(14_000);
        assertThat(log.told()).isEmpty();

        log.pass(2_000);
        assertThat(log.told()).containsExactly("OPENED 1001 WARNING db DEGRADED hits 1");
        assertThat(log.reason(1001, "root")).startsWith("db is down from 1 of 2 sites");

        log.sees(TRONDHEIM, View.FAILED, "db");
        assertThat(log.told()).containsExactly("WORSE 1001 MINOR db DOWN hits 1");
        assertThat(log.reason(1001, "root")).startsWith("db is down from 2 of 2 sites");
    }

    @Test
    void twoSitesOfTwoOpenAtOnce() {
        CorrelateScenario log = given(watched("db")).ok("db").sees(TRONDHEIM, View.OK, "db");

        log.failed("db").pass(1_000).sees(TRONDHEIM, View.FAILED, "db");

        assertThat(log.told()).containsExactly("OPENED 1001 MINOR db DOWN hits 1");
    }

    @Test
    void sitesCountAndNotHeads() {
        CorrelateScenario log = given(watched("db"))
                .ok("db")
                .sees(OSLO_2, View.OK, "db")
                .sees(TRONDHEIM, View.OK, "db")
                .sees(BERGEN, View.OK, "db");

        log.failed("db").sees(OSLO_2, View.FAILED, "db").pass(20_000);
        assertThat(log.open()).containsExactly("db DEGRADED hits 1");

        log.sees(BERGEN, View.FAILED, "db").pass(1_000);
        assertThat(log.open()).containsExactly("db DOWN hits 1");
    }

    @Test
    void theLandscapeMaySayHowManySitesMustAgree() {
        CorrelateScenario log = given(watched("db").sites(1)).ok("db").sees(TRONDHEIM, View.OK, "db");

        log.failed("db");

        assertThat(log.open()).containsExactly("db DOWN hits 1");
    }

    @Test
    void onlyThoseWhoShouldLookHaveAVote() {
        CorrelateScenario log = given(watched("db").by("agent/trd-*")).sees(TRONDHEIM, View.OK, "db");

        log.failed("db").pass(60_000);
        assertThat(log.told()).isEmpty();

        log.sees(TRONDHEIM, View.FAILED, "db");
        assertThat(log.open()).containsExactly("db DOWN hits 1");
    }

    @Test
    void aComponentThatNoLandscapeKnowsIsListedOnceAndNoOutage() {
        CorrelateScenario log = given(watched("db")).ok("db");

        log.failed("stranger").failed("stranger").pass(60_000);

        assertThat(log.members()).containsExactly("stranger UNLISTED UNKNOWN");
        assertThat(log.told()).isEmpty();
        log.landscape(watched("db"), watched("stranger"));
        assertThat(log.members()).containsExactly("stranger MEMBER DOWN 1001");
        assertThat(log.told()).containsExactly("OPENED 1001 MINOR stranger DOWN hits 1");
    }
}
