package varde.config.oncall;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import varde.config.names.Kind;
import varde.config.names.Names;
import varde.config.yaml.Fields;
import varde.config.yaml.Value;
import varde.config.yaml.Words;
import varde.core.oncall.Contact;
import varde.core.oncall.Schedule;
import varde.core.oncall.Target;
import varde.core.oncall.Team;

/** Reads one file of {@code teams/}. */
final class TeamReader {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    /** How often the steps are gone through again where nothing is said. */
    private static final int REPEAT = 3;

    private record Escalation(List<Team.Step> steps, int repeat) {}

    private final Names names;

    TeamReader(Names names) {
        this.names = names;
    }

    Optional<Team> read(Value file) {
        return file.fields("a team").flatMap(this::team);
    }

    private Optional<Team> team(Fields fields) {
        Optional<String> id = fields.requiredAs("id", Words::id);
        boolean fresh = id.map(known -> names.declare(Kind.TEAM, known, fields.mark("id")))
                .orElse(false);
        String known = id.orElse("");
        String name = fields.required("name").flatMap(Value::words).orElse(known);
        ZoneId zone = fields.requiredAs("timezone", Words::zone).orElse(ZoneOffset.UTC);
        Optional<String> holidays = fields.as("holidays", TeamReader::country);
        ScheduleReader reader = new ScheduleReader(names, known, fields.has("holidays"));
        List<Schedule> schedules = new ArrayList<>();
        fields.list("schedules")
                .forEach(value ->
                        value.fields("a schedule").flatMap(reader::read).ifPresent(schedules::add));
        List<Contact> contacts = new ContactReader(names).read(fields.list("contacts"));
        List<Target> inform = targets(fields.list("inform"), known);
        Optional<Escalation> escalation = fields.required("escalation")
                .flatMap(value -> value.fields("`escalation`"))
                .map(steps -> escalation(steps, known));
        fields.close();
        return fresh && escalation.isPresent()
                ? Optional.of(new Team(
                        known,
                        name,
                        zone,
                        holidays,
                        schedules,
                        contacts,
                        inform,
                        escalation.get().steps(),
                        escalation.get().repeat(),
                        holidays.map(country -> days(country, schedules)).orElse(Set.of())))
                : Optional.empty();
    }

    private static Set<LocalDate> days(String country, List<Schedule> schedules) {
        return schedules.stream()
                .flatMap(schedule -> schedule.layers().stream())
                .map(layer -> layer.start().getYear())
                .min(Integer::compare)
                .map(year -> Holidays.from(country, year))
                .orElse(Set.of());
    }

    private Escalation escalation(Fields fields, String team) {
        List<Team.Step> steps = new ArrayList<>();
        List<Value> given = fields.required("steps").map(Value::list).orElse(List.of());
        given.forEach(value -> value.fields("a step").ifPresent(step -> step(step, team, steps)));
        if (given.isEmpty() && fields.has("steps")) {
            fields.error("steps", "an escalation without steps pages nobody; add a step");
        }
        int repeat = fields.as("repeat", Words.number(0, 100)).orElse(REPEAT);
        fields.close();
        return new Escalation(steps, repeat);
    }

    private void step(Fields fields, String team, List<Team.Step> before) {
        Optional<Duration> after = fields.requiredAs("after", Words::duration);
        List<Value> given = fields.required("page").map(Value::list).orElse(List.of());
        List<Target> page = targets(given, team);
        if (given.isEmpty() && fields.has("page")) {
            fields.error("page", "a step that pages nobody; name a schedule, a person or a team");
        }
        fields.close();
        if (after.isEmpty()) {
            return;
        }
        Duration last =
                before.isEmpty() ? Duration.ZERO : before.get(before.size() - 1).after();
        if (!before.isEmpty() && after.get().compareTo(last) <= 0) {
            fields.error("after", "each step comes later than the one before it; put steps in order of `after`");
        }
        before.add(new Team.Step(after.get(), page));
    }

    private List<Target> targets(List<Value> values, String team) {
        List<Target> targets = new ArrayList<>();
        values.forEach(value -> value.as(TeamReader::target).ifPresent(target -> {
            targets.add(target);
            refer(target, value, team);
        }));
        return targets;
    }

    private static Target target(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("`" + text + "` names nobody; write schedule:ID, person:ID or team:ID");
        }
        return new Target(
                Words.oneOf(Target.Kind.class).apply(text.substring(0, colon)), Words.id(text.substring(colon + 1)));
    }

    private void refer(Target target, Value value, String team) {
        switch (target.kind()) {
            case PERSON -> names.refer(Kind.PERSON, target.id(), value.mark(), "`" + value.name() + "`");
            case SCHEDULE ->
                names.refer(Kind.SCHEDULE, team + "/" + target.id(), value.mark(), "`" + value.name() + "`");
            case TEAM -> names.refer(Kind.TEAM, target.id(), value.mark(), "`" + value.name() + "`");
        }
    }

    private static String country(String text) {
        if (!COUNTRIES.contains(text)) {
            throw new IllegalArgumentException(
                    "`" + text + "` is not a country; write its code of two capital letters in quotes, like \"NO\"");
        }
        if (!Holidays.knows(text)) {
            throw new IllegalArgumentException("the public holidays of `" + text
                    + "` are not known; name a neighbour's, or leave `holidays` out and write days as overrides");
        }
        return text;
    }
}
