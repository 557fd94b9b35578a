package varde.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import varde.core.correlate.CorrelatePart;
import varde.core.correlate.Severity;
import varde.core.escalate.EscalatePart;
import varde.core.oncall.Channel;
import varde.core.oncall.ClockWindow;
import varde.core.oncall.Contact;
import varde.core.oncall.Language;
import varde.core.oncall.Person;
import varde.core.oncall.Schedule;
import varde.core.oncall.Target;
import varde.core.oncall.Team;
import varde.core.route.Matcher;
import varde.core.route.Route;
import varde.core.stage.ConfigRecord;

/** The files as the design writes them, and what they mean. */
class GoodFolderTest {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    @TempDir
    private Path root;

    private FolderOnDisk folder;

    @BeforeEach
    void aGoodFolder() {
        folder = new FolderOnDisk(root);
    }

    private static final String TEAM = """
            id: operations
            name: Operations
            timezone: Europe/Oslo
            holidays: "NO"
            schedules:
              - id: primary
                layers:
                  - {rotation: weekly, start: 2026-01-05T08:00, people: [kari, ola]}
                  - rotation: daily
                    every: 2
                    start: 2026-01-05T08:00
                    people: [ola]
                    only: [{days: mon-tue, from: "08:00", to: "24:00"}, {days: "sat,holidays"}]
                overrides:
                  - {person: ola, replaces: kari, from: 2026-12-24T08:00, to: 2026-12-25T08:00}
                  - {person: ola, from: 2026-12-26T08:00, to: 2026-12-27T08:00}
            contacts: [{webhook: chat}]
            inform: ["person:kari"]
            escalation:
              steps:
                - {after: 0m, page: ["schedule:primary"]}
                - {after: 15m, page: ["person:ola", "team:operations"]}
            """;

    private Team team() {
        return folder.with("notifiers.yaml", "webhook: [{id: chat, url: \"https://chat.example.org\"}]\n")
                .with("teams/operations.yaml", TEAM)
                .good()
                .teams()
                .get(0);
    }

    @Test
    void aTeamAndItsEscalation() {
        Team team = team();

        assertThat(team)
                .isEqualTo(new Team(
                        "operations",
                        "Operations",
                        OSLO,
                        Optional.of("NO"),
                        team.schedules(),
                        List.of(new Contact(Channel.WEBHOOK, "chat", Set.of(), Duration.ZERO)),
                        List.of(new Target(Target.Kind.PERSON, "kari")),
                        List.of(
                                new Team.Step(Duration.ZERO, List.of(new Target(Target.Kind.SCHEDULE, "primary"))),
                                new Team.Step(
                                        Duration.ofMinutes(15),
                                        List.of(
                                                new Target(Target.Kind.PERSON, "ola"),
                                                new Target(Target.Kind.TEAM, "operations")))),
                        3,
                        team.holidayDates()));
    }

    @Test
    void publicHolidaysAreSpelledOutForTwentyYears() {
        assertThat(team().holidayDates())
                .contains(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 4, 2), LocalDate.of(2045, 12, 26))
                .doesNotContain(LocalDate.of(2025, 12, 25), LocalDate.of(2026, 12, 24), LocalDate.of(2046, 1, 1));
    }

    @Test
    void aScheduleWithLayersAndOverrides() {
        LocalDateTime start = LocalDateTime.of(2026, 1, 5, 8, 0);
        LocalDateTime christmas = LocalDateTime.of(2026, 12, 24, 8, 0);
        ClockWindow early = new ClockWindow(
                Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY), false, LocalTime.of(8, 0), LocalTime.MIDNIGHT);
        ClockWindow free = new ClockWindow(Set.of(DayOfWeek.SATURDAY), true, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

        assertThat(team().schedules())
                .containsExactly(new Schedule(
                        "primary",
                        List.of(
                                new Schedule.Layer(
                                        Schedule.Rotation.WEEKLY, 1, start, List.of("kari", "ola"), List.of()),
                                new Schedule.Layer(
                                        Schedule.Rotation.DAILY, 2, start, List.of("ola"), List.of(early, free))),
                        List.of(
                                new Schedule.Override(
                                        Optional.of("ola"), Optional.of("kari"), christmas, christmas.plusDays(1)),
                                new Schedule.Override(
                                        Optional.of("ola"),
                                        Optional.empty(),
                                        christmas.plusDays(2),
                                        christmas.plusDays(3)))));
    }

    @Test
    void people() {
        List<Person> people = folder.with("people.yaml", """
                people:
                  - id: ola
                    name: Ola Hansen
                    contacts: [{sms: "+47 900 00 002"}]
                  - id: kari
                    name: Kari Nordmann
                    language: en
                    contacts: [{sms: "+4790000001", severities: [CRITICAL, MAJOR]}, {email: kari@example.org, after: 2m}]
                    quiet: [{days: fri-mon, from: "22:00", to: "07:00"}]
                    never: [{channel: sms, matchers: ['kind="device"']}]
                    absences: [{from: 2026-07-14, to: 2026-07-18}]
                """).good().people();

        assertThat(people).extracting(Person::id).containsExactly("kari", "ola");
        assertThat(people.get(0))
                .isEqualTo(new Person(
                        "kari",
                        "Kari Nordmann",
                        Language.EN,
                        List.of(
                                new Contact(
                                        Channel.SMS,
                                        "+4790000001",
                                        Set.of(Severity.CRITICAL, Severity.MAJOR),
                                        Duration.ZERO),
                                new Contact(Channel.EMAIL, "kari@example.org", Set.of(), Duration.ofMinutes(2))),
                        List.of(new ClockWindow(
                                Set.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY, DayOfWeek.SUNDAY, DayOfWeek.MONDAY),
                                false,
                                LocalTime.of(22, 0),
                                LocalTime.of(7, 0))),
                        List.of(new Person.Never(
                                Channel.SMS, List.of(new Matcher("kind", Matcher.Operator.EQUAL, "device")))),
                        List.of(new Person.Absence(LocalDate.of(2026, 7, 14), LocalDate.of(2026, 7, 18)))));
        assertThat(people.get(1).language()).isEqualTo(Language.NB);
        assertThat(people.get(1).contacts().get(0).address()).isEqualTo("+4790000002");
    }

    @Test
    void theTreeOfRoutes() {
        Route route = folder.with("routes.yaml", """
                route:
                  team: operations
                  routes:
                    - matchers: [ 'kind=~"path|router"', 'region!="sor-ost"' ]
                      continue: true
                      routes: []
                """).good().route();

        assertThat(route)
                .isEqualTo(new Route(
                        Optional.of("operations"),
                        List.of(),
                        false,
                        List.of(new Route(
                                Optional.empty(),
                                List.of(
                                        new Matcher("kind", Matcher.Operator.MATCHES, "path|router"),
                                        new Matcher("region", Matcher.Operator.NOT_EQUAL, "sor-ost")),
                                true,
                                List.of(),
                                "routes.yaml:4")),
                        "routes.yaml:2"));
    }

    @Test
    void thePartsOfEachStageAndTheRecordThatClosesThem() {
        Configuration configuration = folder.good();

        Publication publication = Publication.of(configuration, "kari", 1_767_600_000_000L);

        String version = configuration.version();
        assertThat(version).matches("[0-9a-f]{64}");
        assertThat(publication.correlate())
                .containsExactly(
                        new ConfigRecord.Part<>(
                                version,
                                0,
                                new CorrelatePart.Declared(
                                        configuration.components().get(0))),
                        new ConfigRecord.Part<>(version, 1, new CorrelatePart.Routed(configuration.route())),
                        new ConfigRecord.Part<>(version, 2, new CorrelatePart.Ruled(configuration.rules())),
                        new ConfigRecord.InForce<>(version, 3, "kari", 1_767_600_000_000L));
        assertThat(publication.escalate())
                .containsExactly(
                        new ConfigRecord.Part<>(
                                version,
                                0,
                                new EscalatePart.Staffed(configuration.teams().get(0))),
                        new ConfigRecord.Part<>(
                                version,
                                1,
                                new EscalatePart.Known(configuration.people().get(0))),
                        new ConfigRecord.Part<>(
                                version,
                                2,
                                new EscalatePart.Known(configuration.people().get(1))),
                        new ConfigRecord.Part<>(
                                version, 3, new EscalatePart.Ground("operations", configuration.rules())),
                        new ConfigRecord.InForce<>(version, 4, "kari", 1_767_600_000_000L));
    }
}
