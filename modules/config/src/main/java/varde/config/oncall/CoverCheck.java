package varde.config.oncall;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import varde.config.names.Kind;
import varde.config.names.Names;
import varde.config.problem.Mark;
import varde.config.problem.Problems;
import varde.core.oncall.Gap;
import varde.core.oncall.OnCall;
import varde.core.oncall.Outlook;
import varde.core.oncall.Person;
import varde.core.oncall.Schedule;
import varde.core.oncall.Target;
import varde.core.oncall.Team;

/** Whether somebody can be reached: each schedule in each hour, each team at all. */
final class CoverCheck {

    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm", Locale.ENGLISH);

    private final Map<String, Person> people;
    private final Names names;
    private final Problems problems;

    CoverCheck(Map<String, Person> people, Names names, Problems problems) {
        this.people = people;
        this.names = names;
        this.problems = problems;
    }

    void check(List<Team> teams) {
        Set<String> reachable = new HashSet<>();
        teams.stream().filter(team -> !team.contacts().isEmpty()).forEach(team -> reachable.add(team.id()));
        for (Team team : teams) {
            members(team);
            team.steps().stream()
                    .flatMap(step -> step.page().stream())
                    .filter(target -> target.kind() == Target.Kind.TEAM)
                    .filter(target -> names.knows(Kind.TEAM, target.id()) && !reachable.contains(target.id()))
                    .forEach(target -> problems.error(
                            place(team),
                            "a step pages " + target
                                    + ", but that team has no `contacts` of its own; add some or page a schedule"));
            if (names.complete(Kind.PERSON)) {
                team.schedules().forEach(schedule -> covered(team, schedule));
                twice(team);
            }
        }
    }

    private void members(Team team) {
        boolean rotation = team.schedules().stream()
                .anyMatch(schedule -> !schedule.layers().isEmpty());
        boolean person = team.steps().stream()
                .flatMap(step -> step.page().stream())
                .anyMatch(target -> target.kind() == Target.Kind.PERSON);
        if (!rotation && !person) {
            problems.error(
                    place(team), "team " + team.id() + " has no members; add a schedule with people, or page a person");
        }
    }

    /** Looks at the year from the first layer's start, and beyond it at what is planned later. */
    private void covered(Team team, Schedule schedule) {
        Optional<LocalDateTime> start =
                schedule.layers().stream().map(Schedule.Layer::start).min(LocalDateTime::compareTo);
        if (start.isEmpty()) {
            return;
        }
        ZoneId zone = team.timezone();
        Instant from = start.get().atZone(zone).toInstant();
        Instant to = end(schedule, start.get()).atZone(zone).toInstant();
        List<Gap> gaps = new OnCall(team, people).gaps(schedule.id(), from, to);
        if (!gaps.isEmpty()) {
            Gap first = gaps.get(0);
            String more = gaps.size() == 1 ? "" : ", and " + (gaps.size() - 1) + " more times in the year";
            problems.error(
                    names.place(Kind.SCHEDULE, team.id() + "/" + schedule.id()).orElse(place(team)),
                    "nobody is on call in `" + schedule.id() + "` of " + team.id() + " from "
                            + WRITTEN.format(first.from().atZone(zone)) + " to "
                            + WRITTEN.format(first.to().atZone(zone))
                            + more + "; add people, a layer or an override for that time");
        }
    }

    /** Whoever is on call in two schedules of a team at once within a year of the first turn. */
    private void twice(Team team) {
        Optional<LocalDateTime> start = team.schedules().stream()
                .flatMap(schedule -> schedule.layers().stream())
                .map(Schedule.Layer::start)
                .max(LocalDateTime::compareTo);
        if (start.isEmpty()) {
            return;
        }
        ZoneId zone = team.timezone();
        Instant from = start.get().atZone(zone).toInstant();
        List<Outlook.Trouble> twice = new Outlook(people)
                .troubles(team, from, start.get().plusYears(1).atZone(zone).toInstant()).stream()
                        .filter(trouble -> trouble.what() == Outlook.What.TWICE)
                        .toList();
        if (!twice.isEmpty()) {
            Outlook.Trouble first = twice.get(0);
            problems.warning(
                    names.place(Kind.SCHEDULE, team.id() + "/" + first.schedule())
                            .orElse(place(team)),
                    first.person() + " is on call in `" + first.schedule() + "` and `" + first.other() + "` of "
                            + team.id() + " at once, from "
                            + WRITTEN.format(first.from().atZone(zone)) + " to "
                            + WRITTEN.format(first.to().atZone(zone))
                            + (twice.size() == 1 ? "" : ", and " + (twice.size() - 1) + " more times in the year")
                            + "; the next step then pages the same person again");
        }
    }

    private LocalDateTime end(Schedule schedule, LocalDateTime start) {
        Stream<LocalDateTime> overrides = schedule.overrides().stream().map(Schedule.Override::to);
        Stream<LocalDateTime> absences = schedule.layers().stream()
                .flatMap(layer -> layer.people().stream())
                .flatMap(person -> Optional.ofNullable(people.get(person)).stream())
                .flatMap(person -> person.absences().stream())
                .map(Person.Absence::to)
                .map(LocalDate::atStartOfDay)
                .map(day -> day.plusDays(1));
        LocalDateTime planned =
                Stream.concat(overrides, absences).max(LocalDateTime::compareTo).orElse(start);
        LocalDateTime year = start.plusYears(1);
        LocalDateTime most = start.plusYears(5);
        return planned.isBefore(year) ? year : planned.isAfter(most) ? most : planned;
    }

    private Mark place(Team team) {
        return names.place(Kind.TEAM, team.id()).orElse(Mark.of("teams/" + team.id() + ".yaml"));
    }
}
