package varde.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import varde.core.oncall.OnCall;
import varde.core.oncall.Outlook;
import varde.core.oncall.Person;
import varde.core.oncall.Schedule;
import varde.core.oncall.Shift;
import varde.core.oncall.Team;

/** The 24 teams of {@code config/} for a whole year. */
class ExampleRosterTest {

    private static final Instant FROM = Instant.parse("2026-02-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2027-02-01T00:00:00Z");

    private static final Configuration EXAMPLE = ConfigFolder.readWithoutSecrets(
                    Path.of("../../config"), name -> Optional.empty())
            .configuration()
            .orElseThrow();

    private static final Map<String, Person> PEOPLE =
            EXAMPLE.people().stream().collect(Collectors.toMap(Person::id, Function.identity()));

    @Test
    void ofTwentyFourTeamsNoneHasAGapOrSomebodyWhoCannotBeReached() {
        assertThat(EXAMPLE.teams())
                .hasSize(24)
                .allSatisfy(team -> assertThat(new Outlook(PEOPLE).troubles(team, FROM, TO))
                        .as(team.id())
                        .noneMatch(trouble -> trouble.what() != Outlook.What.TWICE));
    }

    @Test
    void inBothWeeksInWhichTheClockChangesAWeeklyHandOffStaysAtItsClockTime() {
        int seen = 0;
        for (Team team : EXAMPLE.teams()) {
            for (Schedule schedule : team.schedules()) {
                boolean plain = schedule.layers().size() == 1
                        && schedule.overrides().isEmpty()
                        && schedule.layers().get(0).only().isEmpty()
                        && schedule.layers().get(0).rotation() == Schedule.Rotation.WEEKLY
                        && schedule.layers().get(0).people().stream().allMatch(ExampleRosterTest::always);
                if (plain) {
                    seen += handOffs(team, schedule, "2026-03-16T00:00:00Z", "2026-04-14T00:00:00Z");
                    seen += handOffs(team, schedule, "2026-10-12T00:00:00Z", "2026-11-10T00:00:00Z");
                }
            }
        }
        assertThat(seen).as("hand-offs looked at").isGreaterThan(50);
    }

    private static boolean always(String person) {
        return PEOPLE.get(person).absences().isEmpty();
    }

    private static int handOffs(Team team, Schedule schedule, String from, String to) {
        List<Shift> shifts = new OnCall(team, PEOPLE).shifts(schedule.id(), Instant.parse(from), Instant.parse(to));
        var start = schedule.layers().get(0).start();
        for (Shift shift : shifts.subList(1, shifts.size())) {
            ZonedDateTime local = shift.from().atZone(team.timezone());
            assertThat(local.toLocalTime())
                    .as("%s/%s", team.id(), schedule.id())
                    .isEqualTo(start.toLocalTime());
            assertThat(local.getDayOfWeek()).isEqualTo(DayOfWeek.from(start));
        }
        return shifts.size() - 1;
    }

    @Test
    void onAPublicHolidayTheLayerForHolidaysWins() {
        Team devices = EXAMPLE.teams().stream()
                .filter(team -> team.id().equals("devices"))
                .findFirst()
                .orElseThrow();
        Schedule schedule = devices.schedules().stream()
                .filter(one -> one.layers().stream()
                        .anyMatch(layer -> layer.only().stream().anyMatch(window -> window.holidays())))
                .findFirst()
                .orElseThrow();
        List<String> forHolidays = schedule.layers().stream()
                .filter(layer -> layer.only().stream().anyMatch(window -> window.holidays()))
                .flatMap(layer -> layer.people().stream())
                .toList();
        Instant constitutionDay =
                ZonedDateTime.parse("2027-05-17T12:00:00+02:00[Europe/Oslo]").toInstant();

        assertThat(devices.holidayDates())
                .contains(LocalDate.of(2026, 5, 17), LocalDate.of(2026, 4, 3), LocalDate.of(2036, 12, 25))
                .doesNotContain(LocalDate.of(2026, 5, 18));
        assertThat(new OnCall(devices, PEOPLE).at(schedule.id(), constitutionDay))
                .isNotEmpty()
                .allMatch(forHolidays::contains);
    }
}
