package varde.core.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import varde.core.oncall.Schedule.Layer;
import varde.core.oncall.Schedule.Rotation;

class OnCallTest {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    @Test
    void aWeeklyRotationHandsOffAtItsHour() {
        OnCall weekly = onCall(layer(Rotation.WEEKLY, 1, "2026-01-05T08:00", "kari", "ola", "siri"));

        assertThat(at(weekly, "2026-01-05T07:59")).as("before it begins").isEmpty();
        assertThat(at(weekly, "2026-01-05T08:00")).containsExactly("kari");
        assertThat(at(weekly, "2026-01-12T07:59")).containsExactly("kari");
        assertThat(at(weekly, "2026-01-12T08:00")).containsExactly("ola");
        assertThat(at(weekly, "2026-01-26T08:00")).as("round again").containsExactly("kari");
    }

    @Test
    void handOffsStayAtTheirLocalTimeWhenTheClocksChange() {
        OnCall weekly = onCall(layer(Rotation.WEEKLY, 1, "2026-01-05T08:00", "kari", "ola"));

        assertThat(at(weekly, "2026-03-30T07:59")).containsExactly("ola");
        assertThat(at(weekly, "2026-03-30T08:00")).containsExactly("kari");
        assertThat(at(weekly, "2026-10-26T07:59")).containsExactly("ola");
        assertThat(at(weekly, "2026-10-26T08:00")).containsExactly("kari");
    }

    @Test
    void aHandOffInTheHourThatSpringSkipsHappensWhenTheGapEnds() {
        OnCall daily = onCall(layer(Rotation.DAILY, 1, "2026-03-28T02:30", "kari", "ola"));

        List<Shift> shifts = daily.shifts("primary", instant("2026-03-28T02:30"), instant("2026-03-30T02:30"));

        assertThat(shifts)
                .extracting(Shift::person, Shift::from)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("kari", Instant.parse("2026-03-28T01:30:00Z")),
                        org.assertj.core.groups.Tuple.tuple("ola", Instant.parse("2026-03-29T01:00:00Z")));
        assertThat(shifts.get(1).to()).isEqualTo(Instant.parse("2026-03-30T00:30:00Z"));
    }

    @Test
    void aHandOffInTheHourThatAutumnRepeatsHappensAtItsFirstOccurrence() {
        OnCall daily = onCall(layer(Rotation.DAILY, 1, "2026-10-24T02:30", "kari", "ola"));

        List<Shift> shifts = daily.shifts("primary", instant("2026-10-24T02:30"), instant("2026-10-26T02:30"));

        assertThat(shifts).hasSize(2);
        assertThat(shifts.get(0).to()).isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
        assertThat(daily.at("primary", Instant.parse("2026-10-25T01:15:00Z")))
                .as("02:15 for the second time")
                .containsExactly("ola");
    }

    @Test
    void hourlyRotationsStepByLocalClockHours() {
        OnCall hourly = onCall(layer(Rotation.HOURLY, 1, "2026-10-25T00:00", "a", "b", "c"));

        assertThat(hourly.shifts("primary", instant("2026-10-25T00:00"), instant("2026-10-25T05:00")))
                .extracting(shift -> shift.person() + " "
                        + Duration.between(shift.from(), shift.to()).toHours() + "h")
                .as("02:00 to 03:00 comes twice and stays one turn")
                .containsExactly("a 1h", "b 1h", "c 2h", "a 1h", "b 1h");
        OnCall spring = onCall(layer(Rotation.HOURLY, 1, "2026-03-29T00:00", "a", "b", "c", "d"));
        assertThat(spring.shifts("primary", instant("2026-03-29T00:00"), instant("2026-03-29T04:00")))
                .extracting(Shift::person)
                .as("the turn from 02:00 to 03:00 does not take place")
                .containsExactly("a", "b", "d");
    }

    @Test
    void turnsMayLastSeveralUnits() {
        OnCall fortnightly = onCall(layer(Rotation.WEEKLY, 2, "2026-01-05T08:00", "kari", "ola"));

        assertThat(at(fortnightly, "2026-01-18T12:00")).containsExactly("kari");
        assertThat(at(fortnightly, "2026-01-19T08:00")).containsExactly("ola");
    }

    @Test
    void monthlyTurnsOfTheLastDayStayAtTheLastDay() {
        OnCall monthly = onCall(layer(Rotation.MONTHLY, 1, "2026-01-31T08:00", "kari", "ola"));

        assertThat(at(monthly, "2026-02-28T07:59")).containsExactly("kari");
        assertThat(at(monthly, "2026-02-28T08:00")).containsExactly("ola");
        assertThat(at(monthly, "2026-03-31T07:59")).containsExactly("ola");
        assertThat(at(monthly, "2026-03-31T08:00")).containsExactly("kari");
    }

    @Test
    void aLaterLayerWinsWhereItApplies() {
        ClockWindow office = new ClockWindow(
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), false, LocalTime.of(8, 0), LocalTime.of(16, 0));
        OnCall layered = onCall(
                layer(Rotation.WEEKLY, 1, "2026-01-05T08:00", "kari"),
                new Layer(
                        Rotation.WEEKLY, 1, LocalDateTime.parse("2026-01-05T08:00"), List.of("day"), List.of(office)));

        assertThat(at(layered, "2026-01-06T07:59")).containsExactly("kari");
        assertThat(at(layered, "2026-01-06T08:00")).containsExactly("day");
        assertThat(at(layered, "2026-01-06T16:00")).containsExactly("kari");
        assertThat(at(layered, "2026-01-10T12:00")).as("Saturday").containsExactly("kari");
        assertThat(layered.until("primary", "day", instant("2026-01-06T09:00"))).contains(instant("2026-01-06T16:00"));
    }

    @Test
    void aWindowOverMidnightBelongsToTheDayOnWhichItBegins() {
        ClockWindow friday = new ClockWindow(Set.of(DayOfWeek.FRIDAY), false, LocalTime.of(22, 0), LocalTime.of(7, 0));
        LocalClock clock = new LocalClock(OSLO);

        assertThat(friday.covers(instant("2026-01-09T22:00"), clock)).isTrue();
        assertThat(friday.covers(instant("2026-01-10T06:59"), clock)).isTrue();
        assertThat(friday.covers(instant("2026-01-10T07:00"), clock)).isFalse();
        assertThat(friday.covers(instant("2026-01-09T06:00"), clock)).isFalse();
    }

    @Test
    void equalEndsMeanTheWholeDay() {
        ClockWindow sunday = new ClockWindow(Set.of(DayOfWeek.SUNDAY), false, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
        LocalClock clock = new LocalClock(OSLO);

        assertThat(sunday.covers(instant("2026-03-29T00:00"), clock)).isTrue();
        assertThat(sunday.covers(instant("2026-03-29T23:59"), clock)).isTrue();
        assertThat(sunday.covers(instant("2026-03-30T00:00"), clock)).isFalse();
    }

    @Test
    void overridesReplaceAddAndRemove() {
        Layer layer = layer(Rotation.WEEKLY, 1, "2026-01-05T08:00", "kari", "ola");
        OnCall changed = onCall(
                List.of(layer),
                override("siri", "kari", "2026-01-06T08:00", "2026-01-07T08:00"),
                override("nils", null, "2026-01-08T08:00", "2026-01-09T08:00"),
                override(null, "kari", "2026-01-10T08:00", "2026-01-11T08:00"),
                override("siri", "ola", "2026-01-11T08:00", "2026-01-12T07:00"));

        assertThat(at(changed, "2026-01-06T12:00")).containsExactly("siri");
        assertThat(at(changed, "2026-01-07T08:00")).containsExactly("kari");
        assertThat(at(changed, "2026-01-08T12:00")).containsExactly("kari", "nils");
        assertThat(at(changed, "2026-01-10T12:00")).isEmpty();
        assertThat(at(changed, "2026-01-11T12:00")).as("ola is not on call yet").containsExactly("kari");
        assertThat(changed.gaps("primary", instant("2026-01-05T08:00"), instant("2026-01-12T08:00")))
                .containsExactly(
                        new Gap(instant("2026-01-10T08:00"), instant("2026-01-11T08:00"), "database", "primary"));
    }

    @Test
    void whoIsAwayIsNotOnCallAndAnEarlierLayerStepsIn() {
        Map<String, Person> people = new HashMap<>();
        people.put("kari", away("kari", "2026-01-06", "2026-01-07"));
        Layer below = layer(Rotation.WEEKLY, 1, "2026-01-05T08:00", "ola");
        Layer above = layer(Rotation.WEEKLY, 1, "2026-01-05T08:00", "kari");
        OnCall both = new OnCall(team(new Schedule("primary", List.of(below, above), List.of())), people);
        OnCall alone = new OnCall(team(new Schedule("primary", List.of(above), List.of())), people);

        assertThat(at(both, "2026-01-06T00:00")).containsExactly("ola");
        assertThat(at(both, "2026-01-07T23:59")).containsExactly("ola");
        assertThat(at(both, "2026-01-08T00:00")).containsExactly("kari");
        assertThat(alone.gaps("primary", instant("2026-01-05T08:00"), instant("2026-01-12T08:00")))
                .containsExactly(
                        new Gap(instant("2026-01-06T00:00"), instant("2026-01-08T00:00"), "database", "primary"));
    }

    @Test
    void whoIsAwayCanBeReplaced() {
        Map<String, Person> people = Map.of("kari", away("kari", "2026-01-06", "2026-01-07"));
        Schedule schedule = new Schedule(
                "primary",
                List.of(
                        layer(Rotation.WEEKLY, 1, "2026-01-05T08:00", "ola"),
                        layer(Rotation.WEEKLY, 1, "2026-01-05T08:00", "kari")),
                List.of(override("siri", "kari", "2026-01-06T00:00", "2026-01-08T00:00")));

        assertThat(at(new OnCall(team(schedule), people), "2026-01-06T12:00")).containsExactly("siri");
    }

    @Test
    void whoIsAlwaysOnCallHasNoEnd() {
        OnCall alone = onCall(layer(Rotation.WEEKLY, 1, "2026-01-05T08:00", "kari"));
        OnCall turns = onCall(layer(Rotation.WEEKLY, 1, "2026-01-05T08:00", "kari", "ola"));

        assertThat(alone.until("primary", "kari", instant("2026-01-06T08:00"))).isEmpty();
        assertThat(turns.until("primary", "kari", instant("2026-01-06T08:00"))).contains(instant("2026-01-12T08:00"));
        assertThat(turns.until("primary", "ola", instant("2026-01-06T08:00"))).isEmpty();
        assertThat(turns.at("nonsense", instant("2026-01-06T08:00"))).isEmpty();
    }

    @Property(tries = 100)
    void shiftsAndGapsCoverARangeExactly(
            @ForAll Rotation rotation, @ForAll @IntRange(min = 1, max = 5) int every, @ForAll long seed) {
        OnCall random = onCall(
                layer(Rotation.DAILY, 1, "2026-10-20T02:30", "a", "b"),
                new Layer(
                        rotation,
                        every,
                        LocalDateTime.parse("2026-10-01T00:00").plusMinutes(Math.floorMod(seed, 100_000)),
                        List.of("c", "d", "e"),
                        List.of(new ClockWindow(
                                EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                                false,
                                LocalTime.of(2, 15),
                                LocalTime.of(2, 45)))));
        Instant from = instant("2026-10-19T00:00");
        Instant to = instant("2026-10-30T00:00");

        List<Shift> shifts = random.shifts("primary", from, to);

        for (Instant probe = from; probe.isBefore(to); probe = probe.plus(Duration.ofMinutes(7))) {
            Instant now = probe;
            List<String> covering = shifts.stream()
                    .filter(shift -> !now.isBefore(shift.from()) && now.isBefore(shift.to()))
                    .map(Shift::person)
                    .toList();
            assertThat(covering).as("at %s", now).isEqualTo(random.at("primary", now));
        }
        Duration covered = shifts.stream()
                .map(shift -> Duration.between(shift.from(), shift.to()))
                .reduce(Duration.ZERO, Duration::plus);
        Duration open = random.gaps("primary", from, to).stream()
                .map(gap -> Duration.between(gap.from(), gap.to()))
                .reduce(Duration.ZERO, Duration::plus);
        assertThat(covered.plus(open)).isEqualTo(Duration.between(from, to));
    }

    private static OnCall onCall(Layer... layers) {
        return onCall(List.of(layers));
    }

    private static OnCall onCall(List<Layer> layers, Schedule.Override... overrides) {
        return new OnCall(team(new Schedule("primary", layers, List.of(overrides))), Map.of());
    }

    private static Team team(Schedule schedule) {
        return new Team(
                "database",
                "Database",
                OSLO,
                Optional.empty(),
                List.of(schedule),
                List.of(),
                List.of(),
                new ArrayList<>(),
                0,
                java.util.Set.of());
    }

    private static Layer layer(Rotation rotation, int every, String start, String... people) {
        return new Layer(rotation, every, LocalDateTime.parse(start), List.of(people), List.of());
    }

    private static Schedule.Override override(String person, String replaces, String from, String to) {
        return new Schedule.Override(
                Optional.ofNullable(person),
                Optional.ofNullable(replaces),
                LocalDateTime.parse(from),
                LocalDateTime.parse(to));
    }

    private static Person away(String id, String from, String to) {
        return new Person(
                id,
                id,
                Language.NB,
                List.of(),
                List.of(),
                List.of(),
                List.of(new Person.Absence(LocalDate.parse(from), LocalDate.parse(to))));
    }

    private static List<String> at(OnCall onCall, String local) {
        return onCall.at("primary", instant(local));
    }

    private static Instant instant(String local) {
        return ZonedDateTime.of(LocalDateTime.parse(local), OSLO).toInstant();
    }
}
