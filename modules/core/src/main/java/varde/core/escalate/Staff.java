package varde.core.escalate;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import varde.core.oncall.Contact;
import varde.core.oncall.Language;
import varde.core.oncall.LocalClock;
import varde.core.oncall.OnCall;
import varde.core.oncall.Person;
import varde.core.oncall.Team;
import varde.core.page.Texts;
import varde.core.rules.Rules;

/**
 * The teams, people and rules of one version of the configuration.
 *
 * @param teams by id
 * @param people by id
 * @param rootTeam id of the team of last resort
 * @param rules the rules
 * @param templates texts that replace Varde's own, by their names
 */
public record Staff(
        Map<String, Team> teams,
        Map<String, Person> people,
        String rootTeam,
        Rules rules,
        SortedMap<String, String> templates) {

    private static final String TEAM = "team:";
    private static final String PERSON = "person:";
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    public Staff {
        teams = Collections.unmodifiableMap(new HashMap<>(teams));
        people = Collections.unmodifiableMap(new HashMap<>(people));
    }

    /**
     * The staff of a version's parts.
     *
     * @throws IllegalArgumentException if the part with the last resort and the rules is missing, or its team is, or a
     *     template cannot be used
     */
    public static Staff of(List<EscalatePart> parts) {
        Map<String, Team> teams = new HashMap<>();
        Map<String, Person> people = new HashMap<>();
        EscalatePart.Ground[] ground = new EscalatePart.Ground[1];
        for (EscalatePart part : parts) {
            part.each(new EscalatePart.Cases() {
                @Override
                public void staffed(EscalatePart.Staffed staffed) {
                    teams.put(staffed.team().id(), staffed.team());
                }

                @Override
                public void known(EscalatePart.Known known) {
                    people.put(known.person().id(), known.person());
                }

                @Override
                public void ground(EscalatePart.Ground found) {
                    ground[0] = found;
                }
            });
        }
        if (ground[0] == null || !teams.containsKey(ground[0].rootTeam())) {
            throw new IllegalArgumentException("the configuration names no team of last resort that it also describes");
        }
        Texts.check(ground[0].templates());
        return new Staff(teams, people, ground[0].rootTeam(), ground[0].rules(), ground[0].templates());
    }

    /** The team of this id. */
    public Optional<Team> team(String id) {
        return Optional.ofNullable(teams.get(id));
    }

    /** The person of this id. */
    public Optional<Person> person(String id) {
        return Optional.ofNullable(people.get(id));
    }

    /** Who is on call for a team. */
    public OnCall onCall(Team team) {
        return new OnCall(team, people);
    }

    /** The team that a page's person {@code team:ID} stands for, if it stands for one. */
    Optional<Team> teamBehind(String person) {
        return person.startsWith(TEAM) ? team(person.substring(TEAM.length())) : Optional.empty();
    }

    /** The contacts of a person or, for {@code team:ID}, of a team; empty for somebody unknown. */
    List<Contact> contacts(String person) {
        return teamBehind(person)
                .map(Team::contacts)
                .or(() -> person(person).map(Person::contacts))
                .orElse(List.of());
    }

    /** The language of somebody's pages; a team's own contacts read bokmål. */
    Language language(String person) {
        return person(person).map(Person::language).orElse(Language.NB);
    }

    /** How somebody is called. */
    String name(String person) {
        return teamBehind(person)
                .map(Team::name)
                .or(() -> person(person).map(Person::name))
                .orElse(person);
    }

    /** How a team is called. */
    String teamName(String id) {
        return team(id).map(Team::name).orElse(id);
    }

    /** How whoever has something now is called: a team by its id, or a target such as {@code person:ola}. */
    String called(String holder) {
        return holder.startsWith(PERSON) ? name(holder.substring(PERSON.length())) : teamName(holder);
    }

    /** A team's policy, as it is now. */
    Policy policy(Team team) {
        List<Team.Step> last = team.id().equals(rootTeam)
                ? List.of()
                : team(rootTeam).map(Team::steps).orElse(List.of());
        return new Policy(team.steps(), team.repeat(), rootTeam, last);
    }

    /** The clock on a team's wall. */
    LocalClock localClock(String team) {
        return team(team).map(Team::clock).orElse(new LocalClock(ZoneOffset.UTC));
    }

    /** A time of day in a team's zone, for a reason. */
    String clock(String team, long at) {
        return Instant.ofEpochMilli(at)
                .atZone(team(team).map(Team::timezone).orElse(ZoneOffset.UTC))
                .format(CLOCK);
    }
}
