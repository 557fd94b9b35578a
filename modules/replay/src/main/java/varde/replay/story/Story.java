package varde.replay.story;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import varde.core.correlate.Member;
import varde.core.detect.Observation;
import varde.core.landscape.Component;
import varde.core.landscape.Maintenance;
import varde.core.oncall.Person;
import varde.core.oncall.Team;
import varde.replay.recording.Interval;

/**
 * What happened in an interval, as the log tells it.
 *
 * @param interval the interval
 * @param outages those that were open in it, by when they were opened
 * @param blind stretches in which nothing was measured
 * @param views what agents saw change, in order
 * @param members what was said of members of any outage, up to the end, in order
 * @param landscape the landscape in force at the end
 * @param staff teams and people in force at the end
 */
public record Story(
        Interval interval,
        List<OutageTale> outages,
        List<Observation.Blind> blind,
        List<Timed<Observation.Seen>> views,
        List<Timed<Member>> members,
        Land landscape,
        Staffing staff) {

    public Story {
        outages = List.copyOf(outages);
        blind = List.copyOf(blind);
        views = List.copyOf(views);
        members = List.copyOf(members);
    }

    /**
     * A landscape.
     *
     * @param version its version
     * @param components the declarations, fleets unexpanded
     * @param maintenance planned windows
     */
    public record Land(String version, List<Component> components, List<Maintenance> maintenance) {}

    /**
     * Who is there.
     *
     * @param teams by id
     * @param people by id
     */
    public record Staffing(Map<String, Team> teams, Map<String, Person> people) {

        /** How somebody is called; the id of one that nobody knows. */
        public String name(String person) {
            if (person.startsWith("team:")) {
                return team(person.substring("team:".length()));
            }
            return Optional.ofNullable(people.get(person)).map(Person::name).orElse(person);
        }

        /** How a team is called; the id of one that nobody knows. */
        public String team(String id) {
            return Optional.ofNullable(teams.get(id)).map(Team::name).orElse(id);
        }
    }
}
