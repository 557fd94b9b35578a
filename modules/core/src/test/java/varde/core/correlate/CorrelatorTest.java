package varde.core.correlate;

import static org.assertj.core.api.Assertions.assertThat;
import static varde.core.correlate.CorrelateScenario.given;
import static varde.core.correlate.Part.unwatched;
import static varde.core.correlate.Part.watched;

import org.junit.jupiter.api.Test;
import varde.core.detect.View;
import varde.core.landscape.Criticality;

class CorrelatorTest {

    @Test
    void aFailureThatNeedsNothingIsTheOutageAtOnce() {
        CorrelateScenario log =
                given(watched("db").kind("db").criticality(Criticality.VITAL)).ok("db");

        log.failed("db");

        assertThat(log.members()).containsExactly("db MEMBER DOWN 1001");
        assertThat(log.told()).containsExactly("OPENED 1001 CRITICAL db DOWN hits 1");
        assertThat(log.reason(1001, "route")).isEqualTo("routes.yaml:14 → database");
        assertThat(log.reason(1001, "root")).isEqualTo("db is down from 1 of 1 site, and it needs nothing else");
        assertThat(log.reason(1001, "hold")).startsWith("not held");
    }

    @Test
    void itIsOverWhenItIsSeenWellAgain() {
        CorrelateScenario log = given(watched("db")).ok("db").failed("db").pass(5_000);
        log.told();

        log.ok("db");

        assertThat(log.members()).containsExactly("db FREE UP");
        assertThat(log.told()).containsExactly("CLOSED 1001 MINOR db DOWN hits 0");
        log.pass(120_000);
        assertThat(log.told()).isEmpty();
    }

    @Test
    void theSymptomsOfARootBelongToItsOutage() {
        CorrelateScenario log = given(
                        watched("power"),
                        watched("server").needs("power"),
                        unwatched("app")
                                .kind("application")
                                .criticality(Criticality.VITAL)
                                .needs("server"))
                .ok("power", "server");

        log.failed("power").failed("server").pass(3_000);

        assertThat(log.told())
                .containsExactly("OPENED 1001 MINOR power DOWN hits 1", "WORSE 1001 CRITICAL power DOWN hits 3");
        assertThat(log.outage(1001).applications()).containsExactly("Name of app");
        assertThat(log.outage(1001).labels()).containsEntry("application", "app");
    }

    @Test
    void aSymptomWaitsForItsCauseAsLongAsThatCanTakeToBeDetected() {
        CorrelateScenario log =
                given(watched("power"), watched("server").needs("power")).ok("power", "server");

        log.failed("server").pass(14_000);
        assertThat(log.told()).isEmpty();

        log.failed("power").pass(30_000);
        assertThat(log.told()).containsExactly("OPENED 1001 MINOR power DOWN hits 2");
    }

    @Test
    void aRootWhoseCauseIsNotFoundInTimeIsTheOutage() {
        CorrelateScenario log =
                given(watched("power"), watched("server").needs("power")).ok("power", "server");

        log.failed("server").pass(16_000);

        assertThat(log.told()).containsExactly("OPENED 1001 MINOR server DOWN hits 1");
        assertThat(log.reason(1001, "hold")).isEqualTo("held 15 s for a deeper cause");
        assertThat(log.reason(1001, "root"))
                .isEqualTo("server is down from 1 of 1 site, and nothing it needs explains it");
    }

    @Test
    void aFailureThatPassesWithinTheHoldIsNoOutage() {
        CorrelateScenario log =
                given(watched("power"), watched("server").needs("power")).ok("power", "server");

        log.failed("server").pass(5_000).ok("server").pass(60_000);

        assertThat(log.told()).isEmpty();
    }

    @Test
    void oneOfThreePathsIsEnough() {
        CorrelateScenario log = given(
                        watched("path/1"),
                        watched("path/2"),
                        watched("path/3"),
                        unwatched("site").needsAny("path/1", "path/2", "path/3"))
                .ok("path/1", "path/2", "path/3");

        log.failed("path/1", "path/2").pass(2_000);
        assertThat(log.open()).containsExactly("path/1 DOWN hits 1", "path/2 DOWN hits 1");

        log.failed("path/3").pass(2_000);
        assertThat(log.open()).containsExactly("path/1 DOWN hits 2", "path/2 DOWN hits 1", "path/3 DOWN hits 1");
    }

    @Test
    void whatIsSeenWellIsAvailableWhateverItNeeds() {
        CorrelateScenario log = given(
                        watched("power"),
                        watched("server").needs("power"),
                        unwatched("app").needs("server"))
                .ok("power", "server");

        log.failed("power").pass(3_000);

        assertThat(log.open()).containsExactly("power DOWN hits 1");
    }

    @Test
    void aDiamondIsCountedOnce() {
        CorrelateScenario log = given(
                        watched("bottom"),
                        unwatched("left").needs("bottom"),
                        unwatched("right").needs("bottom"),
                        unwatched("top").needs("left", "right"))
                .ok("bottom");

        log.failed("bottom").pass(2_000);
        assertThat(log.open()).containsExactly("bottom DOWN hits 4");

        log.ok("bottom").pass(2_000);
        assertThat(log.open()).isEmpty();
    }

    @Test
    void aDeeperCauseTakesOverTheOldestOutageAndTheOthersBecomePartOfIt() {
        CorrelateScenario log = given(
                        watched("core").kind("db"),
                        watched("a").needs("core"),
                        watched("b").needs("core"))
                .ok("core", "a", "b");
        log.failed("a").pass(1_000).failed("b").pass(30_000);
        assertThat(log.told()).containsExactly("OPENED 1001 MINOR a DOWN hits 1", "OPENED 1002 MINOR b DOWN hits 1");

        log.failed("core").pass(3_000);

        assertThat(log.told()).containsExactly("MERGED 1002 MINOR b DOWN hits 0", "MERGED 1001 MINOR core DOWN hits 3");
        assertThat(log.outage(1002).mergedInto()).contains(log.outage(1001).id());
        assertThat(log.outage(1002).status()).isEqualTo(Outage.Status.MERGED);
        assertThat(log.outage(1001).destinations().get(0).team()).isEqualTo("database");
        assertThat(log.open()).containsExactly("core DOWN hits 3");
    }

    @Test
    void theSameRootFailingSoonAgainIsTheSameOutage() {
        CorrelateScenario log =
                given(watched("db")).ok("db").failed("db").pass(5_000).ok("db").pass(60_000);
        log.told();

        log.failed("db");
        assertThat(log.told()).containsExactly("REOPENED 1001 MINOR db DOWN hits 1");

        log.ok("db").pass(601_000).failed("db");
        assertThat(log.told()).containsExactly("CLOSED 1001 MINOR db DOWN hits 0", "OPENED 1002 MINOR db DOWN hits 1");
    }

    @Test
    void whatStaysBrokenWhenTheCauseRecoversProvesItsOwnCauseFirst() {
        CorrelateScenario log =
                given(watched("power"), watched("server").needs("power")).ok("power", "server");
        log.failed("power", "server").pass(5_000);
        log.told();

        log.ok("power").pass(25_000);
        assertThat(log.told()).containsExactly("UPDATED 1001 MINOR power DOWN hits 1");

        log.pass(10_000);
        assertThat(log.told())
                .containsExactly("OPENED 1002 MINOR server DOWN hits 1", "CLOSED 1001 MINOR power DOWN hits 0");
    }

    @Test
    void whatRecoversOneSiteAfterTheOtherIsNoOutageOfItsOwn() {
        String oslo = "agent/osl-1@oslo";
        String trondheim = "agent/trd-1@trondheim";
        CorrelateScenario log = given(watched("power"), watched("server").needs("power"));
        log.sees(oslo, View.OK, "power", "server").sees(trondheim, View.OK, "power", "server");
        log.sees(oslo, View.FAILED, "power", "server").sees(trondheim, View.FAILED, "power", "server");
        log.pass(30_000);
        log.told();

        log.sees(oslo, View.OK, "power").sees(trondheim, View.OK, "power").pass(500);
        log.sees(oslo, View.OK, "server").pass(1_500);
        log.sees(trondheim, View.OK, "server").pass(1_500);

        assertThat(log.told())
                .noneMatch(words -> words.startsWith("OPENED"))
                .last()
                .asString()
                .startsWith("CLOSED 1001");
    }

    @Test
    void anOutageGetsWorseAtOnce() {
        CorrelateScenario log = given(
                        watched("power").criticality(Criticality.LOW),
                        watched("server").criticality(Criticality.VITAL).needs("power"))
                .ok("power", "server");
        log.failed("power");
        assertThat(log.told()).containsExactly("OPENED 1001 WARNING power DOWN hits 1");

        log.failed("server");

        assertThat(log.told()).containsExactly("WORSE 1001 CRITICAL power DOWN hits 2");
    }

    @Test
    void degradedIsAnOutageOneLevelLower() {
        CorrelateScenario log =
                given(watched("db").criticality(Criticality.VITAL)).ok("db");

        log.sees("agent/osl-1@oslo", View.DEGRADED, "db");
        assertThat(log.told()).containsExactly("OPENED 1001 MAJOR db DEGRADED hits 1");

        log.failed("db");
        assertThat(log.told()).containsExactly("WORSE 1001 CRITICAL db DOWN hits 1");
    }

    @Test
    void whatIsDegradedBecauseOfSomethingItNeedsBelongsToThat() {
        CorrelateScenario log = given(watched("disk"), watched("db").needsAny("disk", "disk/2"), watched("disk/2"))
                .ok("disk", "disk/2", "db");

        log.failed("disk").sees("agent/osl-1@oslo", View.DEGRADED, "db").pass(40_000);

        assertThat(log.open()).containsExactly("disk DOWN hits 2");
    }

    @Test
    void manyChangesAreToldOnceASecond() {
        CorrelateScenario log = given(
                        watched("power"),
                        watched("a").needs("power"),
                        watched("b").needs("power"),
                        watched("c").needs("power"))
                .ok("power", "a", "b", "c");
        log.failed("power");
        log.told();

        log.pass(250).failed("a").pass(250).failed("b").failed("c").pass(250);
        assertThat(log.told()).isEmpty();
        log.pass(250);

        assertThat(log.told()).containsExactly("UPDATED 1001 MINOR power DOWN hits 4");
        log.pass(60_000);
        assertThat(log.told()).isEmpty();
    }
}
