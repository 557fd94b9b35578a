package varde.app.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import varde.app.Said;
import varde.app.apply.Small;

class OnCallCommandTest {

    @TempDir
    private Path root;

    @Test
    void tellsWhoIsOnCallAtAMomentOnTheTeamsClock() {
        Said said = oncall("--at", "2026-01-12T08:00");

        assertThat(said.out())
                .containsExactly(
                        "database/primary                 ola until 2026-01-19T08:00:00+01:00",
                        "operations/primary               ola until 2026-01-19T08:00:00+01:00");
        assertThat(said.status()).isZero();
        assertThat(oncall("--team", "database", "--at", "2026-01-12T06:59Z", "--json")
                        .out())
                .containsExactly(
                        "{\"at\":\"2026-01-12T07:59:00+01:00\",\"people\":[\"kari\"],\"team\":\"database\",\"schedule\":\"primary\"}");
    }

    @Test
    void tellsTheShiftsOfARangeAcrossTheChangeOfTheClock() {
        assertThat(oncall(
                                "--team",
                                "database",
                                "--schedule",
                                "primary",
                                "--from",
                                "2026-03-23T08:00",
                                "--to",
                                "2026-04-01T00:00",
                                "--json")
                        .out())
                .containsExactly(
                        "{\"from\":\"2026-03-23T08:00:00+01:00\",\"to\":\"2026-03-30T08:00:00+02:00\",\"person\":\"ola\",\"team\":\"database\",\"schedule\":\"primary\"}",
                        "{\"from\":\"2026-03-30T08:00:00+02:00\",\"to\":\"2026-04-01T00:00:00+02:00\",\"person\":\"kari\",\"team\":\"database\",\"schedule\":\"primary\"}");
    }

    @Test
    void givesACalendarFeedOfATeamAndOfAPerson() {
        Said team = oncall("--ical", "--team", "database", "--at", "2026-03-25T08:00Z");
        Said person = oncall("--ical", "--person", "ola", "--at", "2026-03-25T08:00Z");

        assertThat(team.out())
                .startsWith("BEGIN:VCALENDAR", "PRODID:-//Varde//On call//EN", "VERSION:2.0")
                .contains("X-WR-CALNAME:On call: Team database", "BEGIN:VEVENT")
                .contains("DTSTART:20260323T070000Z", "DTEND:20260330T060000Z")
                .endsWith("END:VCALENDAR");
        assertThat(person.out())
                .filteredOn(line -> line.startsWith("UID:"))
                .isNotEmpty()
                .allMatch(line -> line.contains("-ola-"));
        assertThat(person.out())
                .filteredOn(line -> line.startsWith("UID:operations-"))
                .isNotEmpty();
        assertThat(oncall("--ical").status()).isEqualTo(2);
        assertThat(oncall("--ical", "--team", "nobodys").err())
                .containsExactly("the configuration knows no team nobodys");
    }

    @Test
    void aShiftInACalendarIsTheSameWheneverTheFeedIsRead() {
        List<String> today = identities("2026-03-25T08:00Z");

        assertThat(today).hasSizeGreaterThan(20);
        assertThat(identities("2026-03-26T08:00Z")).isEqualTo(today);
    }

    private List<String> identities(String at) {
        List<String> identities = new ArrayList<>();
        for (String line : oncall("--ical", "--team", "database", "--at", at).out()) {
            if (line.startsWith("UID:")) {
                identities.add(line);
            }
        }
        return identities;
    }

    @Test
    void beforeTheFirstTurnNobodyIsOnCall() {
        Said said = oncall("--team", "database", "--at", "2025-12-24T18:00");

        assertThat(said.out()).containsExactly("database/primary                 nobody");
        assertThat(said.status()).isEqualTo(1);
    }

    @Test
    void aBadQuestionIsOneLine() {
        assertThat(oncall("--from", "2026-01-12T08:00").status()).isEqualTo(2);
        assertThat(oncall("--at", "monday").err().get(0)).contains("is not a time");
        assertThat(oncall("--team", "nobodys").err()).containsExactly("no team `nobodys` has a schedule");
        assertThat(oncall("--from", "2026-01-12T08:00", "--to", "2026-01-12T08:00")
                        .status())
                .isEqualTo(2);
    }

    private Said oncall(String... arguments) {
        List<String> all =
                new ArrayList<>(List.of("oncall", "--config", Small.folder(root).toString()));
        all.addAll(List.of(arguments));
        return Said.by(Map.of(), all.toArray(String[]::new));
    }
}
