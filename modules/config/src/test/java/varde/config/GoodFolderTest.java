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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import varde.core.correlate.CorrelatePart;
import varde.core.correlate.Severity;
import varde.core.escalate.EscalatePart;
import varde.core.landscape.Agent;
import varde.core.landscape.Component;
import varde.core.landscape.Criticality;
import varde.core.landscape.JobSchedule;
import varde.core.landscape.Maintenance;
import varde.core.landscape.Need;
import varde.core.landscape.Watch;
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

    @Test
    void components() {
        List<Component> components =
                folder.with("landscape/all.yaml", """
                components:
                  - id: trondheim/core-1
                    kind: router
                    name: Core router 1, Trondheim
                    labels: {site: trondheim, rack: 12}
                    owner: operations
                    criticality: vital
                    needs:
                      - trondheim/power-a
                      - anyOf: [path/1, path/2]
                      - atLeast: 2
                        of: [path/1, path/2, path/3]
                    watch: {by: ["agent/osl-*", "agent/trd-*"], interval: 10s, grace: 5s, sites: 2, slow: 2s}
                  - {id: trondheim/power-a, kind: power}
                  - {id: "path/{1..3}", kind: path, name: "Path {n}", watch: {by: [self]}}
                  - id: job/backup
                    kind: job
                    watch: {schedule: "0 3 * * *", timezone: Europe/Oslo, grace: 2h, maxRun: 4h}
                """).good().components();

        assertThat(components)
                .extracting(Component::id)
                .containsExactly("job/backup", "path/{1..3}", "trondheim/core-1", "trondheim/power-a");
        assertThat(components.get(0).watch())
                .contains(new Watch(
                        List.of(),
                        Duration.ofDays(1),
                        Duration.ofHours(2),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new JobSchedule(
                                Optional.of("0 3 * * *"), Optional.empty(), OSLO, Optional.of(Duration.ofHours(4))))));
        assertThat(components.get(1).watch())
                .contains(new Watch(
                        List.of("self"),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(15),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        assertThat(components.get(2))
                .isEqualTo(new Component(
                        "trondheim/core-1",
                        "router",
                        "Core router 1, Trondheim",
                        new TreeMap<>(Map.of("site", "trondheim", "rack", "12")),
                        Optional.of("operations"),
                        Criticality.VITAL,
                        "main",
                        List.of(
                                Need.of("trondheim/power-a"),
                                new Need(1, List.of("path/1", "path/2")),
                                new Need(2, List.of("path/1", "path/2", "path/3"))),
                        Optional.of(new Watch(
                                List.of("agent/osl-*", "agent/trd-*"),
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(5),
                                Optional.of(2),
                                Optional.of(Duration.ofSeconds(2)),
                                Optional.empty()))));
        assertThat(components.get(3))
                .isEqualTo(new Component(
                        "trondheim/power-a",
                        "power",
                        "trondheim/power-a",
                        new TreeMap<>(),
                        Optional.empty(),
                        Criticality.NORMAL,
                        "main",
                        List.of(),
                        Optional.empty()));
    }

    @Test
    void agentsAndMaintenance() {
        String hash = "0123456789abcdef".repeat(4);
        Configuration configuration = folder.with("agents.yaml", """
                agents:
                  - {id: agent/b, site: bergen}
                  - {id: agent/a, site: oslo-1, runsOn: db/a, interval: 10s, grace: 4s, tokenSha256: ["%s"], perSecond: 2000}
                """.formatted(hash))
                .with("maintenance.yaml", """
                maintenance:
                  - {id: patching, matchers: ['kind="server"'], schedule: "0 2 * * TUE", lasts: 2h, timezone: Europe/Oslo, author: ola, reason: Patching}
                  - {id: core, subtree: db/a, from: 2026-12-01T22:00, to: 2026-12-02T04:00, timezone: Europe/Oslo, author: kari, reason: Line card}
                """)
                .good();

        assertThat(configuration.agents())
                .containsExactly(
                        new Agent(
                                "agent/a",
                                "oslo-1",
                                Optional.of("db/a"),
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(4),
                                List.of(hash),
                                Optional.of(2000)),
                        new Agent(
                                "agent/b",
                                "bergen",
                                Optional.empty(),
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(5),
                                List.of(),
                                Optional.empty()));
        assertThat(configuration.maintenance())
                .containsExactly(
                        new Maintenance(
                                "core",
                                Optional.empty(),
                                Optional.of("db/a"),
                                List.of(),
                                Optional.of(LocalDateTime.of(2026, 12, 1, 22, 0)),
                                Optional.of(LocalDateTime.of(2026, 12, 2, 4, 0)),
                                Optional.empty(),
                                Optional.empty(),
                                OSLO,
                                "kari",
                                "Line card"),
                        new Maintenance(
                                "patching",
                                Optional.empty(),
                                Optional.empty(),
                                List.of(new Matcher("kind", Matcher.Operator.EQUAL, "server")),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of("0 2 * * TUE"),
                                Optional.of(Duration.ofHours(2)),
                                OSLO,
                                "ola",
                                "Patching"));
    }

    @Test
    void teams() {
        Team team = folder.with("notifiers.yaml", "webhook: [{id: chat, url: \"https://chat.example.org\"}]\n")
                .with("teams/operations.yaml", """
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
                        only: [{days: mon-fri, from: "08:00", to: "24:00"}, {days: "sat,holidays"}]
                    overrides:
                      - {person: ola, replaces: kari, from: 2026-12-24T08:00, to: 2026-12-25T08:00}
                      - {person: ola, from: 2026-12-26T08:00, to: 2026-12-27T08:00}
                contacts: [{webhook: chat}]
                inform: ["person:kari"]
                escalation:
                  steps:
                    - {after: 0m, page: ["schedule:primary"]}
                    - {after: 15m, page: ["person:ola", "team:operations"]}
                """)
                .good()
                .teams()
                .get(0);

        assertThat(team)
                .isEqualTo(new Team(
                        "operations",
                        "Operations",
                        OSLO,
                        Optional.of("NO"),
                        List.of(new Schedule(
                                "primary",
                                List.of(
                                        new Schedule.Layer(
                                                Schedule.Rotation.WEEKLY,
                                                1,
                                                LocalDateTime.of(2026, 1, 5, 8, 0),
                                                List.of("kari", "ola"),
                                                List.of()),
                                        new Schedule.Layer(
                                                Schedule.Rotation.DAILY,
                                                2,
                                                LocalDateTime.of(2026, 1, 5, 8, 0),
                                                List.of("ola"),
                                                List.of(
                                                        new ClockWindow(
                                                                Set.of(
                                                                        DayOfWeek.MONDAY,
                                                                        DayOfWeek.TUESDAY,
                                                                        DayOfWeek.WEDNESDAY,
                                                                        DayOfWeek.THURSDAY,
                                                                        DayOfWeek.FRIDAY),
                                                                false,
                                                                LocalTime.of(8, 0),
                                                                LocalTime.MIDNIGHT),
                                                        new ClockWindow(
                                                                Set.of(DayOfWeek.SATURDAY),
                                                                true,
                                                                LocalTime.MIDNIGHT,
                                                                LocalTime.MIDNIGHT)))),
                                List.of(
                                        new Schedule.Override(
                                                Optional.of("ola"),
                                                Optional.of("kari"),
                                                LocalDateTime.of(2026, 12, 24, 8, 0),
                                                LocalDateTime.of(2026, 12, 25, 8, 0)),
                                        new Schedule.Override(
                                                Optional.of("ola"),
                                                Optional.empty(),
                                                LocalDateTime.of(2026, 12, 26, 8, 0),
                                                LocalDateTime.of(2026, 12, 27, 8, 0))))),
                        List.of(new Contact(Channel.WEBHOOK, "chat", Set.of(), Duration.ZERO)),
                        List.of(new Target(Target.Kind.PERSON, "kari")),
                        List.of(
                                new Team.Step(Duration.ZERO, List.of(new Target(Target.Kind.SCHEDULE, "primary"))),
                                new Team.Step(
                                        Duration.ofMinutes(15),
                                        List.of(
                                                new Target(Target.Kind.PERSON, "ola"),
                                                new Target(Target.Kind.TEAM, "operations")))),
                        3));
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
