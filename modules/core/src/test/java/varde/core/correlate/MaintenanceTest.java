package varde.core.correlate;

import static org.assertj.core.api.Assertions.assertThat;
import static varde.core.correlate.CorrelateScenario.given;
import static varde.core.correlate.Part.unwatched;
import static varde.core.correlate.Part.watched;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import varde.core.command.Command;
import varde.core.landscape.Maintenance;
import varde.core.route.Matcher;

class MaintenanceTest {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    private static Maintenance window(String id, Optional<String> component, Optional<String> subtree, int minutes) {
        LocalDateTime start = LocalDateTime.ofInstant(Instant.ofEpochMilli(CorrelateScenario.START), OSLO);
        return new Maintenance(
                id,
                component,
                subtree,
                List.of(),
                Optional.of(start),
                Optional.of(start.plusMinutes(minutes)),
                Optional.empty(),
                Optional.empty(),
                OSLO,
                "ola",
                "Line card");
    }

    private static CorrelateScenario planned(Maintenance window) {
        return new CorrelateScenario()
                .planned(window)
                .landscape(
                        watched("core"),
                        watched("server").needs("core"),
                        watched("other"),
                        unwatched("app").kind("application").needs("server"))
                .ok("core", "server", "other");
    }

    @Test
    void whatBreaksUnderMaintenanceIsQuietAndExplainsItsSymptoms() {
        CorrelateScenario log = planned(window("m", Optional.of("core"), Optional.empty(), 60));

        log.failed("core").failed("server");
        assertThat(log.members()).contains("core FREE DOWN");
        log.pass(20 * 60_000).ok("core", "server").pass(60 * 60_000);

        assertThat(log.told()).isEmpty();
    }

    @Test
    void whatIsStillBrokenAtTheEndIsToldThen() {
        CorrelateScenario log = planned(window("m", Optional.of("core"), Optional.empty(), 60));

        log.failed("core").failed("server").pass(59 * 60_000);
        log.told();
        log.pass(3 * 60_000);

        assertThat(log.told()).contains("OPENED 1002 MINOR core DOWN hits 3");
        assertThat(log.open()).containsExactly("core DOWN hits 3");
        assertThat(log.reason(1002, "maintenance"))
                .isEqualTo("it was kept quiet under maintenance m; that is over, and it is still broken");
    }

    @Test
    void tenMinutesBeforeTheEndItIsSaidWhatIsStillDown() {
        CorrelateScenario log = planned(window("m", Optional.of("core"), Optional.empty(), 60));

        log.failed("core").pass(48 * 60_000);
        assertThat(log.told()).isEmpty();
        log.pass(4 * 60_000);

        assertThat(log.told()).containsExactly("OPENED 1001 WARNING maintenance/m DEGRADED hits 0");
        assertThat(log.reason(1001, "root")).matches("m ends at \\d\\d:\\d\\d and 1 is still down: core");
        log.ok("core").pass(20 * 60_000);
        assertThat(log.told()).containsExactly("CLOSED 1001 WARNING maintenance/m DEGRADED hits 0");
    }

    @Test
    void aWindowThatCoversNothingIsSaid() {
        Maintenance nothing = new Maintenance(
                "m",
                Optional.empty(),
                Optional.empty(),
                List.of(new Matcher("kind", Matcher.Operator.EQUAL, "unicorn")),
                window("m", Optional.empty(), Optional.empty(), 60).from(),
                window("m", Optional.empty(), Optional.empty(), 60).to(),
                Optional.empty(),
                Optional.empty(),
                OSLO,
                "ola",
                "Line card");
        CorrelateScenario log = planned(nothing);

        log.pass(2_000);

        assertThat(log.told()).containsExactly("OPENED 1001 WARNING maintenance/m DEGRADED hits 0");
        assertThat(log.reason(1001, "root")).isEqualTo("m covers nothing that is in the landscape");
    }

    @Test
    void whatIsNotUnderMaintenanceIsToldAsEver() {
        CorrelateScenario log = planned(window("m", Optional.of("core"), Optional.empty(), 60));

        log.failed("other").pass(2_000);

        assertThat(log.told()).containsExactly("OPENED 1001 MINOR other DOWN hits 1");
    }

    @Test
    void aSubtreeIsAllThatFallsWithItAndNotWhatHasAnotherWay() {
        CorrelateScenario log = new CorrelateScenario()
                .planned(window("m", Optional.empty(), Optional.of("path/1"), 60))
                .landscape(
                        watched("path/1"),
                        watched("path/2"),
                        watched("line").needs("path/1"),
                        watched("site").needsAny("path/1", "path/2"))
                .ok("path/1", "path/2", "line", "site");

        log.failed("line").pass(40_000);
        assertThat(log.told()).isEmpty();

        log.failed("site").pass(40_000);
        assertThat(log.told()).containsExactly("OPENED 1001 MINOR site DOWN hits 1");
    }

    @Test
    void aWindowByHandBeginsAtOnceAndEndsWhenSomebodySaysSo() {
        CorrelateScenario log = given(watched("core"), watched("other")).ok("core", "other");

        log.says(
                Command.Kind.MAINTENANCE,
                0,
                "id",
                "mine",
                "component",
                "core",
                "for",
                "PT2H",
                "timezone",
                "Europe/Oslo");
        assertThat(log.members()).containsExactly("maintenance/mine FREE UP");
        log.failed("core").pass(30 * 60_000).restart().pass(60_000);
        assertThat(log.told()).isEmpty();

        log.says(Command.Kind.MAINTENANCE, 0, "id", "mine", "end", "true").pass(3_000);
        assertThat(log.told()).containsExactly("OPENED 1001 MINOR core DOWN hits 1");
    }

    @Test
    void aRecurringWindowComesAgainByItsOwnClock() {
        Maintenance nightly = new Maintenance(
                "nightly",
                Optional.of("core"),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("0 * * * *"),
                Optional.of(Duration.ofMinutes(20)),
                OSLO,
                "ola",
                "Patching");
        CorrelateScenario log = planned(nightly);
        long toTheHour = 3_600_000 - log.time() % 3_600_000;

        log.pass(toTheHour + 60_000).failed("core").pass(6 * 60_000).ok("core").pass(20 * 60_000);
        assertThat(log.told()).isEmpty();

        log.failed("core").pass(2_000);
        assertThat(log.told()).containsExactly("OPENED 1001 MINOR core DOWN hits 1");
    }
}
