package varde.config.oncall;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import varde.config.names.Kind;
import varde.config.names.Names;
import varde.config.yaml.Fields;
import varde.config.yaml.Value;
import varde.config.yaml.Words;
import varde.core.oncall.ClockWindow;
import varde.core.oncall.Schedule;

/** Reads the schedules of one team. */
final class ScheduleReader {

    private final Names names;
    private final String team;
    private final boolean holidaysKnown;

    ScheduleReader(Names names, String team, boolean holidaysKnown) {
        this.names = names;
        this.team = team;
        this.holidaysKnown = holidaysKnown;
    }

    Optional<Schedule> read(Fields fields) {
        Optional<String> id = fields.requiredAs("id", Words::id);
        boolean fresh = id.map(known -> names.declare(Kind.SCHEDULE, team + "/" + known, fields.mark("id")))
                .orElse(false);
        List<Schedule.Layer> layers = new ArrayList<>();
        List<Value> given = fields.required("layers").map(Value::list).orElse(List.of());
        given.forEach(value -> value.fields("a layer").flatMap(this::layer).ifPresent(layers::add));
        if (given.isEmpty() && fields.has("layers")) {
            fields.error("layers", "a schedule without layers has nobody on call; add a layer with people");
        }
        List<Schedule.Override> overrides = new ArrayList<>();
        for (Value value : fields.list("overrides")) {
            value.fields("an override").flatMap(this::override).ifPresent(override -> {
                overlap(value, override, overrides);
                overrides.add(override);
            });
        }
        fields.close();
        return fresh ? id.map(known -> new Schedule(known, layers, overrides)) : Optional.empty();
    }

    private Optional<Schedule.Layer> layer(Fields fields) {
        Optional<Schedule.Rotation> rotation = fields.requiredAs("rotation", Words.oneOf(Schedule.Rotation.class));
        int every = fields.as("every", Words.number(1, 1_000)).orElse(1);
        Optional<LocalDateTime> start = fields.requiredAs("start", Words::dateTime);
        List<String> people = new ArrayList<>();
        List<Value> given = fields.required("people").map(Value::list).orElse(List.of());
        given.forEach(value -> person(value, "this rotation").ifPresent(people::add));
        if (given.isEmpty() && fields.has("people")) {
            fields.error("people", "a rotation of nobody; name at least one person");
        }
        List<ClockWindow> only = WindowReader.read(fields.list("only"));
        if (!holidaysKnown && only.stream().anyMatch(ClockWindow::holidays)) {
            fields.error("only", "whose holidays? Add `holidays: \"NO\"` to the team");
        }
        fields.close();
        return rotation.isPresent() && start.isPresent() && !people.isEmpty()
                ? Optional.of(new Schedule.Layer(rotation.get(), every, start.get(), people, only))
                : Optional.empty();
    }

    private Optional<String> person(Value value, String by) {
        Optional<String> person = value.as(Words::id);
        person.ifPresent(id -> names.refer(Kind.PERSON, id, value.mark(), by));
        return person;
    }

    private Optional<Schedule.Override> override(Fields fields) {
        Optional<String> person = fields.value("person").flatMap(value -> person(value, "`person`"));
        Optional<String> replaces = fields.value("replaces").flatMap(value -> person(value, "`replaces`"));
        Optional<LocalDateTime> from = fields.requiredAs("from", Words::dateTime);
        Optional<LocalDateTime> to = fields.requiredAs("to", Words::dateTime);
        fields.close();
        if (!fields.has("person") && !fields.has("replaces")) {
            fields.error("from", "an override needs `person` (who comes), `replaces` (who goes), or both");
            return Optional.empty();
        }
        if (from.isPresent() && to.isPresent() && !to.get().isAfter(from.get())) {
            fields.error("to", "`to` must be after `from`");
            return Optional.empty();
        }
        return from.flatMap(begin -> to.map(end -> new Schedule.Override(person, replaces, begin, end)));
    }

    /** Two people who are added at the same time do not contradict each other; two answers for one person do. */
    private static void overlap(Value at, Schedule.Override override, List<Schedule.Override> before) {
        for (Schedule.Override other : before) {
            boolean together =
                    override.from().isBefore(other.to()) && other.from().isBefore(override.to());
            boolean same = override.replaces().isPresent()
                            && override.replaces().equals(other.replaces())
                    || override.person().isPresent() && override.person().equals(other.person());
            if (together && same) {
                at.warning(
                        "overlaps the override from " + other.from() + " to " + other.to()
                                + " of the same person; the later one in the file is applied last; shorten one if that is not meant");
            }
        }
    }
}
