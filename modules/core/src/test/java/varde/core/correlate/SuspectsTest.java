package varde.core.correlate;

import static org.assertj.core.api.Assertions.assertThat;
import static varde.core.correlate.Part.unwatched;
import static varde.core.correlate.Part.watched;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuspectsTest {

    private static String[] servers(String of, int count) {
        String[] ids = new String[count];
        for (int n = 0; n < count; n++) {
            ids[n] = of + "/" + n;
        }
        return ids;
    }

    private static CorrelateScenario two(Part... more) {
        List<Part> parts = new ArrayList<>(List.of(more));
        for (String room : List.of("room/1", "room/2")) {
            for (String server : servers(room, 10)) {
                parts.add(watched(server).needs(room));
            }
        }
        return CorrelateScenario.given(parts.toArray(Part[]::new))
                .ok(servers("room/1", 10))
                .ok(servers("room/2", 10));
    }

    private static CorrelateScenario rooms() {
        return two(
                unwatched("power"),
                unwatched("room/1").needs("power"),
                unwatched("room/2").needs("power"));
    }

    @Test
    void whatMostThatHangsOnItFailsTogetherIsTheCauseAlthoughNobodySeesIt() {
        CorrelateScenario log = rooms();

        log.failed(Arrays.copyOf(servers("room/1", 10), 7)).pass(40_000);

        assertThat(log.open()).containsExactly("room/1 DOWN hits 8");
        assertThat(log.outage(1001).explanation().inferred()).isTrue();
        assertThat(log.reason(1001, "root"))
                .isEqualTo("inferred: nobody sees room/1 fail, but 7 of the 10 that hang on it fail");
    }

    @Test
    void lessThanThatAreFailuresOfTheirOwn() {
        CorrelateScenario log = rooms();

        log.failed(Arrays.copyOf(servers("room/1", 10), 5)).pass(40_000);

        assertThat(log.open()).hasSize(5).noneMatch(words -> words.startsWith("room/1 ") || words.startsWith("power"));
    }

    @Test
    void fewerThanFiveAreNeverEnough() {
        List<Part> parts = new ArrayList<>(List.of(unwatched("room/1")));
        for (String server : servers("room/1", 4)) {
            parts.add(watched(server).needs("room/1"));
        }
        CorrelateScenario log =
                CorrelateScenario.given(parts.toArray(Part[]::new)).ok(servers("room/1", 4));

        log.failed(servers("room/1", 4)).pass(40_000);

        assertThat(log.open()).hasSize(4);
    }

    @Test
    void whatFailedLongBeforeIsNotTakenForTheSame() {
        CorrelateScenario log = rooms();
        for (String server : Arrays.copyOf(servers("room/1", 10), 5)) {
            log.failed(server).pass(180_000);
        }

        log.failed("room/1/5", "room/1/6").pass(40_000);

        assertThat(log.open()).hasSize(7).noneMatch(words -> words.startsWith("room/1 "));
    }

    @Test
    void theDeeperOneIsTheCauseWhenBothRoomsFail() {
        CorrelateScenario log = rooms();

        log.failed(servers("room/1", 10))
                .pass(3_000)
                .failed(servers("room/2", 9))
                .pass(40_000);

        assertThat(log.open()).containsExactly("power DOWN hits 22");
        assertThat(log.outage(1001).explanation().candidates()).isEmpty();
    }

    @Test
    void aRoomIsNotBlamedOnThePowerThatTheOtherRoomHas() {
        CorrelateScenario log = rooms();

        log.failed(servers("room/1", 10)).pass(40_000);

        assertThat(log.open()).containsExactly("room/1 DOWN hits 11");
    }

    @Test
    void twoThatExplainTheSameAreBothSaid() {
        List<Part> parts = new ArrayList<>(List.of(unwatched("lan"), unwatched("cooling")));
        for (String server : servers("s", 6)) {
            parts.add(watched(server).needs("lan", "cooling"));
        }
        CorrelateScenario log =
                CorrelateScenario.given(parts.toArray(Part[]::new)).ok(servers("s", 6));

        log.failed(servers("s", 6)).pass(40_000);

        assertThat(log.open()).hasSize(1);
        assertThat(log.outage(1001).explanation().candidates()).containsExactly("cooling", "lan");
        assertThat(log.reason(1001, "candidates"))
                .isEqualTo("one of cooling, lan; all explain the same symptoms equally well");
    }

    @Test
    void whatIsSeenWellItselfIsSuspectedOnlyWhenNearlyAllOfItFails() {
        CorrelateScenario log = two(watched("room/1"), watched("room/2")).ok("room/1", "room/2");

        log.failed(Arrays.copyOf(servers("room/1", 10), 7)).pass(60_000);
        assertThat(log.open()).hasSize(7);
        assertThat(log.outage(1001).explanation().inferred()).isFalse();

        log.failed(servers("room/2", 10)).pass(60_000);
        assertThat(log.open()).hasSize(8).contains("room/2 DOWN hits 11");
    }

    /** Two links in one trench, one more in another, and seven paths on each. */
    private static CorrelateScenario links() {
        List<Part> parts = new ArrayList<>(List.of(
                unwatched("trench/1"),
                unwatched("trench/2"),
                watched("link/1").needs("trench/1"),
                watched("link/2").needs("trench/1", "trench/2"),
                watched("link/3").needs("trench/2")));
        for (int link = 1; link <= 3; link++) {
            for (String path : servers("path/" + link, 7)) {
                parts.add(watched(path).needs("link/" + link));
            }
        }
        return CorrelateScenario.given(parts.toArray(Part[]::new))
                .ok("link/1", "link/2", "link/3")
                .ok(servers("path/1", 7))
                .ok(servers("path/2", 7))
                .ok(servers("path/3", 7));
    }

    @Test
    void twoRootsThatHangOnOneThatNobodySeesAreOneOutageOfThat() {
        CorrelateScenario log = links();

        log.failed("link/1").failed(servers("path/1", 7)).pass(3_000);
        log.failed("link/2").failed(servers("path/2", 7)).pass(40_000);

        assertThat(log.open()).containsExactly("trench/1 DOWN hits 17");
        assertThat(log.outage(1001).explanation().inferred()).isTrue();
        assertThat(log.reason(1001, "root"))
                .isEqualTo("inferred: nobody sees trench/1 fail, but 2 of the 2 that hang on it fail");
    }

    @Test
    void twoRootsLongAfterOneAnotherAreTwoOutages() {
        CorrelateScenario log = links();

        log.failed("link/1").failed(servers("path/1", 7)).pass(60_000);
        log.failed("link/2").failed(servers("path/2", 7)).pass(40_000);

        assertThat(log.open()).containsExactly("link/1 DOWN hits 8", "link/2 DOWN hits 8");
    }

    @Test
    void oneRootAloneIsNotBlamedOnWhatNobodySees() {
        CorrelateScenario log = links();

        log.failed("link/1").failed(servers("path/1", 7)).pass(40_000);

        assertThat(log.open()).containsExactly("link/1 DOWN hits 8");
    }

    @Test
    void whatIsSeenWellAmongWhatWouldFallSpeaksAgainstIt() {
        CorrelateScenario log = links();

        log.failed("link/1", "link/2").pass(40_000);

        assertThat(log.open()).containsExactly("link/1 DOWN hits 1", "link/2 DOWN hits 1");
    }

    @Test
    void whenOneOfTwoRootsComesBackTheOtherIsFoundToBeOnItsOwn() {
        CorrelateScenario log = links();
        log.failed("link/1").failed(servers("path/1", 7));
        log.failed("link/2").failed(servers("path/2", 7)).pass(40_000);

        log.ok("link/1", "link/2")
                .ok(servers("path/1", 7))
                .ok(servers("path/2", 6))
                .pass(60_000);

        assertThat(log.open()).containsExactly("path/2/6 DOWN hits 1");
    }

    /** A network, two clusters that need it, ten servers on each, and a program on each server. */
    private static CorrelateScenario clusters() {
        List<Part> parts = new ArrayList<>(List.of(watched("net")));
        for (String cluster : List.of("vms/1", "vms/2")) {
            parts.add(watched(cluster).needs("net"));
            for (String server : servers(cluster, 10)) {
                parts.add(watched(server).needs(cluster));
                parts.add(watched(server + "/program").needs(server));
            }
        }
        return CorrelateScenario.given(parts.toArray(Part[]::new))
                .ok("net", "vms/1", "vms/2")
                .ok(servers("vms/1", 10))
                .ok(servers("vms/2", 10))
                .ok(programs("vms/1"))
                .ok(programs("vms/2"));
    }

    private static String[] programs(String of) {
        return Arrays.stream(servers(of, 10)).map(server -> server + "/program").toArray(String[]::new);
    }

    @Test
    void theExplanationGoesThroughAMiddleThatIsSeenWellAlthoughWhatItNeedsIsDown() {
        CorrelateScenario log = clusters();

        log.failed("net", "vms/2")
                .failed(servers("vms/1", 8))
                .failed(servers("vms/2", 10))
                .pass(60_000);

        assertThat(log.open()).containsExactly("net DOWN hits 21");
        assertThat(log.members())
                .contains("vms/1 MEMBER DOWN 1001", "vms/1/0 MEMBER DOWN 1001")
                .doesNotContain("vms/1/9 MEMBER DOWN 1001");
    }

    @Test
    void itGoesThroughSeveralMiddlesOneUponTheOther() {
        CorrelateScenario log = clusters();

        log.failed("net", "vms/2").failed(Arrays.copyOfRange(servers("vms/1", 10), 1, 10));
        log.failed(programs("vms/1")).pass(60_000);

        assertThat(log.open()).containsExactly("net DOWN hits 23");
    }

    @Test
    void aMiddleWhoseUsersAreMostlySeenWellIsBelieved() {
        CorrelateScenario log = clusters();

        log.failed("net", "vms/2", "vms/1/0", "vms/1/1").pass(60_000);

        assertThat(log.open()).containsExactly("net DOWN hits 2", "vms/1/0 DOWN hits 1", "vms/1/1 DOWN hits 1");
    }

    @Test
    void aMiddleIsOverWithItsCause() {
        CorrelateScenario log = clusters();
        log.failed("net", "vms/2").failed(servers("vms/1", 8)).pass(60_000);
        log.told();

        log.ok("net", "vms/2").ok(servers("vms/1", 8)).pass(60_000);

        assertThat(log.open()).isEmpty();
        assertThat(log.told()).doesNotHaveDuplicates().last().asString().startsWith("CLOSED 1001 ");
    }

    @Test
    void whenItComesBackItIsOverAndWhatStaysIsFoundToBeOnItsOwn() {
        CorrelateScenario log = rooms();
        log.failed(servers("room/1", 10)).pass(40_000);

        log.ok(Arrays.copyOf(servers("room/1", 10), 9)).pass(60_000);

        assertThat(log.open()).containsExactly("room/1/9 DOWN hits 1");
        assertThat(log.outage(1001).status()).isEqualTo(Outage.Status.CLOSED);
    }

    @Test
    void aRestartKeepsTheSuspicion() {
        CorrelateScenario log = rooms();
        log.failed(servers("room/1", 10)).pass(40_000);

        log.restart().pass(60_000);

        assertThat(log.open()).containsExactly("room/1 DOWN hits 11");
    }
}
