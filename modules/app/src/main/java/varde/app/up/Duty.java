package varde.app.up;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import varde.core.oncall.OnCall;
import varde.core.oncall.Person;
import varde.core.oncall.Schedule;
import varde.core.oncall.Team;

/** Who is on call, in words for the story. */
final class Duty {

    private final Map<String, Team> teams;
    private final Map<String, Person> people;

    Duty(List<Team> teams, List<Person> people) {
        this.teams = teams.stream().collect(Collectors.toMap(Team::id, Function.identity()));
        this.people = people.stream().collect(Collectors.toMap(Person::id, Function.identity()));
    }

    /** Such as {@code ; on call kari until Monday 08:00}; empty if the team is not known. */
    String words(String team, Instant at) {
        Team it = teams.get(team);
        if (it == null || it.schedules().isEmpty()) {
            return "";
        }
        Schedule first = it.schedules().get(0);
        OnCall calendar = new OnCall(it, people);
        List<String> persons = calendar.at(first.id(), at);
        if (persons.isEmpty()) {
            return "; nobody on call";
        }
        return "; on call "
                + persons.stream()
                        .map(person -> person
                                + calendar.until(first.id(), person, at)
                                        .map(end -> " until " + local(end, it.timezone()))
                                        .orElse(""))
                        .collect(Collectors.joining(", "));
    }

    private static String local(Instant end, ZoneId zone) {
        return DateTimeFormatter.ofPattern("EEEE HH:mm", Locale.ENGLISH).format(ZonedDateTime.ofInstant(end, zone));
    }
}
