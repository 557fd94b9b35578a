package varde.wire.released;

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
import varde.core.rules.Rule;
import varde.core.rules.Rules;
import varde.core.stage.ConfigRecord;

/** The configuration that the golden bytes of every release must still mean: each kind of part, with every field given. */
final class GoldenConfiguration {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    private static final long AT = 1_767_000_000_000L;

    private GoldenConfiguration() {}

    static List<?> correlate() {
        Matcher matcher = new Matcher("kind", Matcher.Operator.MATCHES, "path|router");
        Route child = new Route(Optional.empty(), List.of(matcher), true, List.of(), "routes.yaml:14");
        Rules rules = new Rules(
                Map.of(Rule.HOLD_MOST, 3_000L), new TreeMap<>(Map.of("device", Map.of(Rule.FLAP_ON, 4_000L))));
        return List.of(
                part(new CorrelatePart.Declared(component())),
                part(new CorrelatePart.Listed(new Agent(
                        "agent/osl-1",
                        "oslo-1",
                        Optional.of("oslo-1/vm-1"),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(5),
                        List.of("9f"),
                        Optional.of(2000)))),
                part(new CorrelatePart.Routed(
                        new Route(Optional.of("operations"), List.of(), false, List.of(child), "routes.yaml:1"))),
                part(new CorrelatePart.Ruled(rules)),
                part(new CorrelatePart.Planned(onceOnly())),
                part(new CorrelatePart.Planned(everyTuesday(matcher))),
                new ConfigRecord.InForce<>("v1", 6, "kari", AT));
    }

    private static Maintenance onceOnly() {
        return new Maintenance(
                "core",
                Optional.empty(),
                Optional.of("trondheim/core-1"),
                List.of(),
                Optional.of(LocalDateTime.of(2026, 12, 1, 22, 0)),
                Optional.of(LocalDateTime.of(2026, 12, 2, 4, 0)),
                Optional.empty(),
                Optional.empty(),
                OSLO,
                "kari",
                "Line card");
    }

    private static Maintenance everyTuesday(Matcher matcher) {
        return new Maintenance(
                "patching",
                Optional.empty(),
                Optional.empty(),
                List.of(matcher),
                Optional.empty(),
                Optional.empty(),
                Optional.of("0 2 * * TUE"),
                Optional.of(Duration.ofHours(2)),
                OSLO,
                "ola",
                "Patching");
    }

    private static Component component() {
        JobSchedule job = new JobSchedule(
                Optional.of("0 3 * * *"), Optional.of(Duration.ofHours(1)), OSLO, Optional.of(Duration.ofHours(4)));
        return new Component(
                "trondheim/vm-{0001..1375}",
                "server",
                "Server {n}",
                new TreeMap<>(Map.of("site", "trondheim")),
                Optional.of("datacentre"),
                Criticality.HIGH,
                "main",
                List.of(Need.of("trondheim/dc-1"), new Need(2, List.of("a", "b", "c"))),
                Optional.of(new Watch(
                        List.of("self"),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(5),
                        Optional.of(2),
                        Optional.of(Duration.ofSeconds(2)),
                        Optional.of(job))));
    }

    private static <P> ConfigRecord<P> part(P part) {
        return new ConfigRecord.Part<>("v1", 3, part);
    }

    static List<?> escalate() {
        ClockWindow window = new ClockWindow(
                Set.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY), true, LocalTime.of(22, 0), LocalTime.of(7, 30));
        Contact contact = new Contact(
                Channel.SMS, "+4790000001", Set.of(Severity.CRITICAL, Severity.MAJOR), Duration.ofMinutes(2));
        Team team = new Team(
                "backbone",
                "Backbone and WAN",
                OSLO,
                Optional.of("NO"),
                List.of(schedule(window)),
                List.of(contact),
                List.of(new Target(Target.Kind.PERSON, "leader")),
                List.of(new Team.Step(Duration.ofMinutes(5), List.of(new Target(Target.Kind.SCHEDULE, "primary")))),
                3,
                java.util.Set.of());
        Person person = new Person(
                "kari",
                "Kari Nordmann",
                Language.NB,
                List.of(contact),
                List.of(window),
                List.of(new Person.Never(Channel.SMS, List.of(new Matcher("kind", Matcher.Operator.EQUAL, "device")))),
                List.of(new Person.Absence(LocalDate.of(2026, 7, 6), LocalDate.of(2026, 7, 27))));
        return List.of(
                part(new EscalatePart.Staffed(team)),
                part(new EscalatePart.Known(person)),
                part(new EscalatePart.Ground("operations", new Rules(Map.of(Rule.SNOOZE, 60_000L), new TreeMap<>()))),
                new ConfigRecord.InForce<>("v1", 3, "kari", AT));
    }

    private static Schedule schedule(ClockWindow window) {
        return new Schedule(
                "primary",
                List.of(new Schedule.Layer(
                        Schedule.Rotation.WEEKLY,
                        1,
                        LocalDateTime.of(2026, 1, 5, 8, 0),
                        List.of("kari", "ola"),
                        List.of(window))),
                List.of(new Schedule.Override(
                        Optional.of("siri"),
                        Optional.of("kari"),
                        LocalDateTime.of(2026, 12, 24, 8, 0),
                        LocalDateTime.of(2026, 12, 25, 8, 0))));
    }
}
