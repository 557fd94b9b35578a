package varde.core.oncall;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is wrong with who will be on call: nobody, the same person twice at once, somebody who cannot be reached. */
public final class Outlook {

    /** What can be wrong. */
    public enum What {
        /** Nobody is on call. */
        NOBODY,
        /** Somebody is on call in two schedules at once. */
        TWICE,
        /** Whoever is on call has no contact. */
        NO_CONTACT
    }

    /**
     * Something that is wrong.
     *
     * @param what what
     * @param schedule id of the team's schedule
     * @param person id of the person whom it concerns; empty where there is none
     * @param other the other schedule of somebody who is on call twice, of the team; else empty
     * @param from begin, included
     * @param to end, excluded
     */
    public record Trouble(What what, String schedule, String person, String other, Instant from, Instant to) {}

    private final Map<String, Person> people;

    /**
     * Looks at teams of these people.
     *
     * @param people everybody, by id
     */
    public Outlook(Map<String, Person> people) {
        this.people = people;
    }

    /** What is wrong in a team between two instants, by begin. */
    public List<Trouble> troubles(Team team, Instant from, Instant to) {
        OnCall onCall = new OnCall(team, people);
        List<Trouble> found = new ArrayList<>();
        for (Schedule schedule : team.schedules()) {
            onCall.gaps(schedule.id(), from, to)
                    .forEach(gap -> found.add(new Trouble(What.NOBODY, schedule.id(), "", "", gap.from(), gap.to())));
            for (Shift shift : onCall.shifts(schedule.id(), from, to)) {
                Person person = people.get(shift.person());
                if (person == null || person.contacts().isEmpty()) {
                    found.add(
                            new Trouble(What.NO_CONTACT, schedule.id(), shift.person(), "", shift.from(), shift.to()));
                }
            }
        }
        found.addAll(twice(team, from, to));
        found.sort(Comparator.comparing(Trouble::from).thenComparing(Trouble::schedule));
        return found;
    }

    /** Those who are on call in two schedules of the team at once: the second step would page whom the first has paged. */
    private List<Trouble> twice(Team team, Instant from, Instant to) {
        List<Shift> mine = shifts(team, from, to);
        Map<String, List<Shift>> byPerson = new TreeMap<>();
        mine.forEach(shift -> byPerson.computeIfAbsent(shift.person(), none -> new ArrayList<>())
                .add(shift));
        List<Trouble> found = new ArrayList<>();
        for (Shift shift : mine) {
            for (Shift other : byPerson.getOrDefault(shift.person(), List.of())) {
                if (shift.schedule().compareTo(other.schedule()) < 0 && together(shift, other)) {
                    found.add(new Trouble(
                            What.TWICE,
                            shift.schedule(),
                            shift.person(),
                            other.schedule(),
                            later(shift.from(), other.from()),
                            earlier(shift.to(), other.to())));
                }
            }
        }
        return found;
    }

    private List<Shift> shifts(Team team, Instant from, Instant to) {
        OnCall onCall = new OnCall(team, people);
        return team.schedules().stream()
                .flatMap(schedule -> onCall.shifts(schedule.id(), from, to).stream())
                .toList();
    }

    private static boolean together(Shift one, Shift other) {
        return one.from().isBefore(other.to()) && other.from().isBefore(one.to());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
