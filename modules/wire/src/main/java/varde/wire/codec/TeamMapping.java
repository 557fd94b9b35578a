package varde.wire.codec;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import varde.core.oncall.Schedule;
import varde.core.oncall.Target;
import varde.core.oncall.Team;
import varde.wire.avro.EscalateLayer;
import varde.wire.avro.EscalateOverride;
import varde.wire.avro.EscalateRotation;
import varde.wire.avro.EscalateSchedule;
import varde.wire.avro.EscalateStep;
import varde.wire.avro.EscalateTarget;
import varde.wire.avro.EscalateTargetKind;
import varde.wire.avro.EscalateTeam;

/** Teams with their schedules and steps. */
final class TeamMapping {

    private TeamMapping() {}

    static EscalateTeam team(Team value) {
        return EscalateTeam.newBuilder()
                .setId(value.id())
                .setName(value.name())
                .setTimezone(value.timezone().getId())
                .setHolidays(value.holidays().orElse(null))
                .setSchedules(Symbols.each(value.schedules(), TeamMapping::schedule))
                .setContacts(Symbols.each(value.contacts(), PersonMapping::contact))
                .setInform(Symbols.each(value.inform(), TeamMapping::target))
                .setSteps(Symbols.each(value.steps(), TeamMapping::step))
                .setRepeat(value.repeat())
                .setHolidayDates(value.holidayDates().stream()
                        .sorted()
                        .map(LocalDate::toString)
                        .toList())
                .build();
    }

    static Team team(EscalateTeam avro) {
        return new Team(
                avro.getId(),
                avro.getName(),
                ZoneId.of(avro.getTimezone()),
                Optional.ofNullable(avro.getHolidays()),
                Symbols.each(avro.getSchedules(), TeamMapping::schedule),
                Symbols.each(avro.getContacts(), PersonMapping::contact),
                Symbols.each(avro.getInform(), TeamMapping::target),
                Symbols.each(avro.getSteps(), TeamMapping::step),
                avro.getRepeat(),
                Set.copyOf(Symbols.each(avro.getHolidayDates(), LocalDate::parse)));
    }

    private static EscalateSchedule schedule(Schedule value) {
        return new EscalateSchedule(
                value.id(),
                Symbols.each(value.layers(), TeamMapping::layer),
                Symbols.each(value.overrides(), TeamMapping::override));
    }

    private static Schedule schedule(EscalateSchedule avro) {
        return new Schedule(
                avro.getId(),
                Symbols.each(avro.getLayers(), TeamMapping::layer),
                Symbols.each(avro.getOverrides(), TeamMapping::override));
    }

    private static EscalateLayer layer(Schedule.Layer value) {
        return new EscalateLayer(
                Symbols.same(value.rotation(), EscalateRotation.class),
                value.every(),
                value.start().toString(),
                value.people(),
                Symbols.each(value.only(), PersonMapping::window));
    }

    private static Schedule.Layer layer(EscalateLayer avro) {
        return new Schedule.Layer(
                Symbols.same(avro.getRotation(), Schedule.Rotation.class),
                avro.getEvery(),
                LocalDateTime.parse(avro.getStart()),
                avro.getPeople(),
                Symbols.each(avro.getOnly(), PersonMapping::window));
    }

    private static EscalateOverride override(Schedule.Override value) {
        return new EscalateOverride(
                value.person().orElse(null),
                value.replaces().orElse(null),
                value.from().toString(),
                value.to().toString());
    }

    private static Schedule.Override override(EscalateOverride avro) {
        return new Schedule.Override(
                Optional.ofNullable(avro.getPerson()),
                Optional.ofNullable(avro.getReplaces()),
                LocalDateTime.parse(avro.getFrom()),
                LocalDateTime.parse(avro.getTo()));
    }

    private static EscalateTarget target(Target value) {
        return new EscalateTarget(Symbols.same(value.kind(), EscalateTargetKind.class), value.id());
    }

    private static Target target(EscalateTarget avro) {
        return new Target(Symbols.same(avro.getKind(), Target.Kind.class), avro.getId());
    }

    private static EscalateStep step(Team.Step value) {
        return new EscalateStep(value.after().toMillis(), Symbols.each(value.page(), TeamMapping::target));
    }

    private static Team.Step step(EscalateStep avro) {
        return new Team.Step(Duration.ofMillis(avro.getAfter()), Symbols.each(avro.getPage(), TeamMapping::target));
    }
}
