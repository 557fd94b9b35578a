package varde.core.escalate;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import varde.core.correlate.Severity;
import varde.core.oncall.Channel;
import varde.core.oncall.Contact;
import varde.core.oncall.Language;
import varde.core.oncall.Person;
import varde.core.oncall.Schedule;
import varde.core.oncall.Target;
import varde.core.oncall.Team;
import varde.core.rules.Rules;

/**
 * The people of the scenarios. Database: kari (SMS, then mail after 2 minutes), 5 minutes later ola, 15 minutes later
 * solveig by name, once again, then operations: ingrid (SMS and mail) and 10 minutes later bjorn. Backbone: nils alone.
 * Solveig is informed of CRITICAL.
 */
final class Cast {

    private static final Map<String, String> NAMES =
            Map.of("database", "Database", "operations", "Operations", "backbone", "Backbone", "empty", "Nobody home");

    private Cast() {}

    static List<EscalatePart> parts() {
        List<EscalatePart> parts = new ArrayList<>();
        parts.add(new EscalatePart.Staffed(database()));
        parts.add(new EscalatePart.Staffed(team(
                "operations",
                1,
                List.of(schedule("primary", "ingrid"), schedule("secondary", "bjorn")),
                List.of(),
                step(0, "schedule:primary"),
                step(10, "schedule:secondary"))));
        parts.add(new EscalatePart.Staffed(
                team("backbone", 0, List.of(schedule("primary", "nils")), List.of(), step(0, "schedule:primary"))));
        parts.add(new EscalatePart.Staffed(team("empty", 0, List.of(), List.of(), step(0, "schedule:primary"))));
        parts.add(known("kari", Language.NB, sms("+4790000001"), mail("kari", 2)));
        parts.add(known("ola", Language.EN, sms("+4790000002"), mail("ola", 0)));
        parts.add(known("solveig", Language.NB, mail("solveig", 0)));
        parts.add(known("ingrid", Language.NB, sms("+4790000010"), mail("ingrid", 0)));
        parts.add(known("bjorn", Language.NB, sms("+4790000011")));
        parts.add(known("nils", Language.NB, sms("+4790000012")));
        parts.add(known("mute", Language.NB));
        parts.add(new EscalatePart.Ground("operations", Rules.STANDARD));
        return parts;
    }

    /** The same people, one part replaced or added. */
    static List<EscalatePart> with(EscalatePart part) {
        return replaced(parts(), part);
    }

    /** The same parts, one replaced or added. */
    static List<EscalatePart> replaced(List<EscalatePart> all, EscalatePart part) {
        List<EscalatePart> parts = new ArrayList<>(all);
        parts.removeIf(old -> id(old).equals(id(part)));
        parts.add(part);
        return parts;
    }

    static Person personOf(List<EscalatePart> parts, String id) {
        return parts.stream()
                .filter(EscalatePart.Known.class::isInstance)
                .map(part -> ((EscalatePart.Known) part).person())
                .filter(person -> person.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    static Team database() {
        return team(
                "database",
                1,
                List.of(schedule("primary", "kari"), schedule("secondary", "ola")),
                List.of("person:solveig"),
                step(0, "schedule:primary"),
                step(5, "schedule:secondary"),
                step(15, "person:solveig"));
    }

    static Team team(String id, int repeat, List<Schedule> schedules, List<String> inform, Team.Step... steps) {
        return new Team(
                id,
                NAMES.getOrDefault(id, id),
                ZoneId.of("Europe/Oslo"),
                Optional.of("NO"),
                schedules,
                List.of(new Contact(Channel.WEBHOOK, "chat-" + id, Set.of(), Duration.ZERO)),
                inform.stream().map(Cast::target).toList(),
                List.of(steps),
                repeat,
                java.util.Set.of());
    }

    static Team.Step step(int minutes, String... targets) {
        return new Team.Step(
                Duration.ofMinutes(minutes),
                List.of(targets).stream().map(Cast::target).toList());
    }

    static Schedule schedule(String id, String... people) {
        Schedule.Layer layer = new Schedule.Layer(
                Schedule.Rotation.WEEKLY, 1, LocalDateTime.of(2026, 1, 5, 8, 0), List.of(people), List.of());
        return new Schedule(id, List.of(layer), List.of());
    }

    static EscalatePart known(String id, Language language, Contact... contacts) {
        return new EscalatePart.Known(person(id, language, contacts));
    }

    static Person person(String id, Language language, Contact... contacts) {
        String name = Character.toUpperCase(id.charAt(0)) + id.substring(1) + " Nordmann";
        return new Person(id, name, language, List.of(contacts), List.of(), List.of(), List.of());
    }

    static Person away(Person person, LocalDate from, LocalDate to) {
        return new Person(
                person.id(),
                person.name(),
                person.language(),
                person.contacts(),
                person.quiet(),
                person.never(),
                List.of(new Person.Absence(from, to)));
    }

    static Contact sms(String number, Severity... severities) {
        return new Contact(Channel.SMS, number, Set.of(severities), Duration.ZERO);
    }

    static Contact mail(String who, int afterMinutes) {
        return new Contact(Channel.EMAIL, who + "@example.org", Set.of(), Duration.ofMinutes(afterMinutes));
    }

    private static Target target(String text) {
        String[] parts = text.split(":");
        return new Target(Target.Kind.valueOf(parts[0].toUpperCase(java.util.Locale.ROOT)), parts[1]);
    }

    private static String id(EscalatePart part) {
        String[] id = {"ground"};
        part.each(new EscalatePart.Cases() {
            @Override
            public void staffed(EscalatePart.Staffed staffed) {
                id[0] = "team " + staffed.team().id();
            }

            @Override
            public void known(EscalatePart.Known known) {
                id[0] = "person " + known.person().id();
            }

            @Override
            public void ground(EscalatePart.Ground ground) {
                id[0] = "ground";
            }
        });
        return id[0];
    }
}
