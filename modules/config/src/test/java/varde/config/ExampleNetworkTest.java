package varde.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import varde.core.correlate.Severity;
import varde.core.landscape.Component;
import varde.core.landscape.Fleets;
import varde.core.oncall.Channel;
import varde.core.oncall.OnCall;
import varde.core.oncall.Person;
import varde.core.oncall.Shift;
import varde.core.oncall.Target;
import varde.core.oncall.Team;

/** What {@code config/} promises: its numbers, and that every team always has somebody. */
class ExampleNetworkTest {

    private static final Instant FROM = Instant.parse("2026-02-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2028-01-01T00:00:00Z");

    private static final Configuration EXAMPLE = ConfigFolder.readWithoutSecrets(
                    Path.of("../../config"), name -> Optional.empty())
            .configuration()
            .orElseThrow();

    private static final Map<String, Person> PEOPLE =
            EXAMPLE.people().stream().collect(Collectors.toMap(Person::id, Function.identity()));

    @Test
    void hasFourDataCentresEightyApplicationsAndAboutFourHundredComponents() {
        List<Component> components = EXAMPLE.components().stream()
                .flatMap(declared -> Fleets.expand(declared).stream())
                .toList();

        assertThat(components).filteredOn(of("datacentre")).hasSize(4);
        assertThat(components).filteredOn(of("application")).hasSize(80);
        assertThat(components).hasSizeBetween(390, 420);
    }

    @Test
    void hasTheTwentyFourTeams() {
        assertThat(EXAMPLE.teams())
                .extracting(Team::id)
                .containsExactlyInAnyOrder(
                        ("operations backbone access datacentre power virtualisation containers storage backup database"
                                        + " messaging integration identity security dns helsenorge kjernejournal"
                                        + " e-resept pasientreiser video telephony clients devices mobile")
                                .split(" "))
                .hasSize(24);
    }

    @Test
    void hasTwoHundredPeopleEachInExactlyOneTeam() {
        List<String> members = new ArrayList<>();
        EXAMPLE.teams().forEach(team -> members.addAll(members(team)));

        assertThat(EXAMPLE.people()).hasSize(200);
        assertThat(members).containsExactlyInAnyOrderElementsOf(PEOPLE.keySet());
    }

    @Test
    void reachesEverybodyBySmsAndByMailForACriticalOutage() {
        assertThat(EXAMPLE.people())
                .allSatisfy(person -> assertThat(person.contacts())
                        .filteredOn(contact -> contact.takes(Severity.CRITICAL))
                        .extracting(contact -> contact.channel())
                        .containsExactlyInAnyOrder(Channel.SMS, Channel.EMAIL));
    }

    @Test
    void hasAPrimaryAndASecondaryInEachTeamWithoutAGapUntilTheEndOf2027() {
        for (Team team : EXAMPLE.teams()) {
            OnCall onCall = new OnCall(team, PEOPLE);

            assertThat(onCall.gaps("primary", FROM, TO)).as(team.id()).isEmpty();
            assertThat(onCall.gaps("secondary", FROM, TO)).as(team.id()).isEmpty();
        }
    }

    @Test
    void neverHasTheSamePersonAsPrimaryAndSecondary() {
        for (Team team : EXAMPLE.teams()) {
            OnCall onCall = new OnCall(team, PEOPLE);
            List<Shift> shifts = new ArrayList<>(onCall.shifts("primary", FROM, TO));
            shifts.addAll(onCall.shifts("secondary", FROM, TO));

            for (Shift shift : shifts) {
                assertThat(onCall.at("primary", shift.from()))
                        .as("%s at %s", team.id(), shift.from())
                        .doesNotContainAnyElementsOf(onCall.at("secondary", shift.from()));
            }
        }
    }

    @Test
    void hasKariAsPrimaryOfDatabaseForWeeksAtATime() {
        Team database = EXAMPLE.teams().stream()
                .filter(team -> team.id().equals("database"))
                .findFirst()
                .orElseThrow();

        assertThat(new OnCall(database, PEOPLE).at("primary", Instant.parse("2026-03-18T12:00:00Z")))
                .containsExactly("kari");
    }

    private static java.util.function.Predicate<Component> of(String kind) {
        return component -> component.kind().equals(kind);
    }

    /** Those in its rotations, and whom its steps name. */
    private static Set<String> members(Team team) {
        Set<String> members = new TreeSet<>();
        team.schedules().forEach(schedule -> schedule.layers().forEach(layer -> members.addAll(layer.people())));
        team.steps().stream()
                .flatMap(step -> step.page().stream())
                .filter(target -> target.kind() == Target.Kind.PERSON)
                .forEach(target -> members.add(target.id()));
        return members;
    }
}
