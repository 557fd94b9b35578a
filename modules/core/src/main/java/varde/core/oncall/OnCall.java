package varde.core.oncall;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Who is on call for a team. At any instant the latest layer that applies and whose person is there decides; overrides
 * then replace, add or remove, in their order; and nobody is on call while absent. When the person of a layer is absent
 * and not replaced, an earlier layer steps in; if there is none, nobody is on call.
 */
public final class OnCall {

    private static final Duration LOOK_AHEAD = Duration.ofDays(400);

    private final Team team;
    private final Map<String, Person> people;
    private final LocalClock clock;

    /**
     * Answers for one team.
     *
     * @param team the team
     * @param people everybody known, by id; used for their absences
     */
    public OnCall(Team team, Map<String, Person> people) {
        this.team = team;
        this.people = people;
        this.clock = team.clock();
    }

    /** Ids of those on call in a schedule at an instant; empty if nobody is, or if the team has no such schedule. */
    public List<String> at(String schedule, Instant instant) {
        return team.schedule(schedule).map(found -> at(found, instant)).orElse(List.of());
    }

    /**
     * When somebody who is on call at an instant no longer will be; empty if that is more than 400 days away, or if that
     * person is not on call now.
     */
    public Optional<Instant> until(String schedule, String person, Instant instant) {
        if (!at(schedule, instant).contains(person)) {
            return Optional.empty();
        }
        Schedule found = team.schedule(schedule).orElseThrow();
        return changes(found, instant, instant.plus(LOOK_AHEAD)).stream()
                .filter(change -> change.isAfter(instant) && !at(found, change).contains(person))
                .findFirst();
    }

    /** All shifts of a schedule between two instants, cut to them, by begin and then by order of the people on call. */
    public List<Shift> shifts(String schedule, Instant from, Instant to) {
        List<Shift> shifts = new ArrayList<>();
        team.schedule(schedule).ifPresent(found -> {
            Map<String, Instant> running = new LinkedHashMap<>();
            for (Instant change : changes(found, from, to)) {
                List<String> present = at(found, change);
                handOff(running, present, change, shifts, schedule);
            }
            handOff(running, List.of(), to, shifts, schedule);
        });
        shifts.sort(java.util.Comparator.comparing(Shift::from));
        return shifts;
    }

    /** The stretches between two instants, cut to them, in which nobody is on call in a schedule of this team. */
    public List<Gap> gaps(String schedule, Instant from, Instant to) {
        List<Gap> gaps = new ArrayList<>();
        Instant covered = from;
        for (Shift shift : shifts(schedule, from, to)) {
            if (shift.from().isAfter(covered)) {
                gaps.add(new Gap(covered, shift.from(), team.id(), schedule));
            }
            covered = shift.to().isAfter(covered) ? shift.to() : covered;
        }
        if (covered.isBefore(to)) {
            gaps.add(new Gap(covered, to, team.id(), schedule));
        }
        return gaps;
    }

    /** Whether a person is absent at an instant, in the team's zone. Somebody unknown is not. */
    public boolean absent(String person, Instant instant) {
        Person known = people.get(person);
        return known != null && known.absentOn(clock.shows(instant).toLocalDate());
    }

    private void handOff(
            Map<String, Instant> running, List<String> present, Instant at, List<Shift> shifts, String schedule) {
        running.entrySet().removeIf(shift -> {
            boolean over = !present.contains(shift.getKey());
            if (over && shift.getValue().isBefore(at)) {
                shifts.add(new Shift(shift.getValue(), at, shift.getKey(), team.id(), schedule));
            }
            return over;
        });
        present.forEach(person -> running.putIfAbsent(person, at));
    }

    private List<String> at(Schedule schedule, Instant instant) {
        List<Schedule.Override> active = schedule.overrides().stream()
                .filter(override -> covers(override, instant))
                .toList();
        List<String> present = new ArrayList<>();
        byLayers(schedule, active, instant).ifPresent(present::add);
        for (Schedule.Override override : active) {
            apply(override, present);
        }
        present.removeIf(person -> absent(person, instant));
        return present;
    }

    private Optional<String> byLayers(Schedule schedule, List<Schedule.Override> active, Instant instant) {
        Optional<String> absent = Optional.empty();
        for (int i = schedule.layers().size() - 1; i >= 0; i--) {
            Optional<String> person = new Turns(schedule.layers().get(i), clock).at(instant);
            if (person.isPresent()) {
                boolean stays = !absent(person.get(), instant)
                        || active.stream()
                                .anyMatch(override -> override.replaces().equals(person));
                if (stays) {
                    return person;
                }
                absent = absent.or(() -> person);
            }
        }
        return absent;
    }

    private static void apply(Schedule.Override override, List<String> present) {
        boolean goes = override.replaces().map(present::remove).orElse(true);
        if (goes) {
            override.person().filter(person -> !present.contains(person)).ifPresent(present::add);
        }
    }

    private boolean covers(Schedule.Override override, Instant instant) {
        return !instant.isBefore(clock.at(override.from())) && instant.isBefore(clock.at(override.to()));
    }

    /** The range's begin, and every instant in it at which somebody may come or go. */
    private TreeSet<Instant> changes(Schedule schedule, Instant from, Instant to) {
        TreeSet<Instant> changes = new TreeSet<>();
        for (Schedule.Layer layer : schedule.layers()) {
            new Turns(layer, clock).changes(from, to, changes::add);
            layer.people().forEach(person -> absences(person, changes));
        }
        for (Schedule.Override override : schedule.overrides()) {
            changes.add(clock.at(override.from()));
            changes.add(clock.at(override.to()));
            override.person().ifPresent(person -> absences(person, changes));
        }
        changes.add(from);
        return new TreeSet<>(changes.subSet(from, to));
    }

    private void absences(String person, TreeSet<Instant> changes) {
        Person known = people.get(person);
        if (known != null) {
            for (Person.Absence absence : known.absences()) {
                changes.add(clock.at(absence.from().atStartOfDay()));
                changes.add(clock.at(absence.to().plusDays(1).atStartOfDay()));
            }
        }
    }
}
