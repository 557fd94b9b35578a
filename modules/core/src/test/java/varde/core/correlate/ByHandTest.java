package varde.core.correlate;

import static org.assertj.core.api.Assertions.assertThat;
import static varde.core.correlate.CorrelateScenario.given;
import static varde.core.correlate.Part.watched;

import org.junit.jupiter.api.Test;
import varde.core.command.Command;

class ByHandTest {

    @Test
    void whatSomebodyRaisesIsAnOutageUntilSomebodyResolvesIt() {
        CorrelateScenario log = given(watched("db").kind("db")).ok("db");

        log.says(Command.Kind.RAISE, 0, "title", "Doctors cannot log in", "severity", "critical", "component", "db");

        assertThat(log.outages()).singleElement().satisfies(outage -> {
            assertThat(outage.rootName()).isEqualTo("Doctors cannot log in");
            assertThat(outage.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(outage.destinations().get(0).team()).isEqualTo("database");
            assertThat(outage.labels()).containsEntry("component", "db");
        });
        assertThat(log.reason(1001, "root")).isEqualTo("raised by kari about db: because");
        log.told();
        log.pass(600_000).failed("db").pass(2_000).ok("db").pass(600_000);
        assertThat(log.open()).containsExactly("raised/c1 DOWN hits 0");

        log.says(Command.Kind.RESOLVE, 1001);

        assertThat(log.open()).isEmpty();
        assertThat(log.outage(1001).status()).isEqualTo(Outage.Status.CLOSED);
        assertThat(log.reason(1001, "resolved")).isEqualTo("resolved by kari: because");
        assertThat(log.refusals()).isEmpty();
    }

    @Test
    void whatWasRaisedOutlivesRestartsAndAnotherLandscape() {
        CorrelateScenario log = given(watched("db").kind("db")).ok("db");
        log.says(Command.Kind.RAISE, 0, "title", "Doctors cannot log in", "component", "db");

        log.restart()
                .pass(3_600_000)
                .landscape(watched("other"))
                .ok("other")
                .restart()
                .pass(3_600_000);

        assertThat(log.open()).containsExactly("raised/c1 DOWN hits 0");
        log.says(Command.Kind.RESOLVE, 1001);
        assertThat(log.open()).isEmpty();
    }

    @Test
    void whatIsSentTwiceCountsOnce() {
        CorrelateScenario log = given(watched("db")).ok("db");
        CorrelateInput.Commanded twice = new CorrelateInput.Commanded(new Command(
                "same",
                Command.Kind.RAISE,
                "kari",
                Command.How.COMMAND_LINE,
                java.util.Optional.empty(),
                java.util.Optional.empty(),
                "",
                new java.util.TreeMap<>(java.util.Map.of("title", "Phones are dead"))));

        log.read(twice).restart().read(twice);

        assertThat(log.told()).containsExactly("OPENED 1001 MAJOR raised/same DOWN hits 0");
    }

    @Test
    void whatIsResolvedWhileStillBrokenStaysQuietUntilItHasBeenWell() {
        CorrelateScenario log = given(watched("db")).ok("db").failed("db").pass(5_000);
        log.told();

        log.says(Command.Kind.RESOLVE, 1001).pass(60_000).restart().pass(60_000);
        assertThat(log.told()).containsExactly("CLOSED 1001 MINOR db DOWN hits 0");
        assertThat(log.open()).isEmpty();

        log.ok("db").pass(900_000).failed("db").pass(5_000);
        assertThat(log.told()).containsExactly("OPENED 1002 MINOR db DOWN hits 1");
    }

    @Test
    void twoOutagesAreMadeOneUnderTheOlderNumberAndItIsOverWhenBothAreWell() {
        CorrelateScenario log = given(watched("a"), watched("b")).ok("a", "b");
        log.failed("a").pass(1_000).failed("b").pass(2_000);
        log.told();

        log.says(Command.Kind.MERGE, 1002, "into", "1001").pass(2_000);

        assertThat(log.told()).containsExactly("MERGED 1002 MINOR b DOWN hits 0", "UPDATED 1001 MINOR a DOWN hits 2");
        assertThat(log.reason(1002, "merged")).isEqualTo("explained by outage 1001: merged by kari: because");
        log.restart().ok("a").pass(2_000);
        assertThat(log.open()).containsExactly("a DOWN hits 1");
        log.ok("b").pass(2_000);
        assertThat(log.open()).isEmpty();
    }

    @Test
    void whatCannotBeDoneIsRefusedAndChangesNothing() {
        CorrelateScenario log = given(watched("a")).ok("a");

        log.says(Command.Kind.RESOLVE, 77)
                .says(Command.Kind.MERGE, 77, "into", "78")
                .says(Command.Kind.RAISE, 0, "title", " ")
                .says(Command.Kind.RAISE, 0, "title", "x", "component", "nobody")
                .says(Command.Kind.RAISE, 0, "title", "x", "severity", "awful")
                .says(Command.Kind.MAINTENANCE, 0, "component", "a")
                .says(Command.Kind.MAINTENANCE, 0, "component", "nobody", "for", "PT1H")
                .says(Command.Kind.MAINTENANCE, 0, "id", "x", "end", "true")
                .says(Command.Kind.SNOOZE, 1001);

        assertThat(log.refusals())
                .containsExactly(
                        "no open outage has the number 77",
                        "no open outage has the number 77",
                        "an outage that is raised by hand needs a title",
                        "nobody is not in the landscape",
                        "a severity is CRITICAL, MAJOR, MINOR or WARNING",
                        "this is no maintenance window: say when the window ends, later than it begins",
                        "this is no maintenance window: it covers nothing that is in the landscape",
                        "there is no maintenance window x",
                        "snooze is for ESCALATE, not for CORRELATE");
        assertThat(log.told()).isEmpty();
    }
}
