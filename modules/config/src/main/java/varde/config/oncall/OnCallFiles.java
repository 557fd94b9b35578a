package varde.config.oncall;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import varde.config.names.Names;
import varde.config.problem.Problems;
import varde.config.yaml.Value;
import varde.core.oncall.Person;
import varde.core.oncall.Team;

/** {@code teams/*.yaml} and {@code people.yaml}, read file by file and then judged as a whole. */
public final class OnCallFiles {

    private final Names names;
    private final Problems problems;
    private final List<Team> teams = new ArrayList<>();
    private final List<Person> people = new ArrayList<>();

    /** Nothing is read yet. */
    public OnCallFiles(Names names, Problems problems) {
        this.names = names;
        this.problems = problems;
    }

    /** Reads one file of {@code teams/}; the team, if it could be read. */
    public Optional<Team> readTeam(Value file) {
        Optional<Team> team = new TeamReader(names).read(file);
        team.ifPresent(teams::add);
        return team;
    }

    /** Reads {@code people.yaml}. */
    public void readPeople(Value file) {
        people.addAll(new PersonReader(names).read(file));
    }

    /** Judges what can only be judged when all files have been read. */
    public void check() {
        Map<String, Person> byId = people.stream().collect(Collectors.toMap(Person::id, Function.identity()));
        new CoverCheck(byId, names, problems).check(teams);
    }

    /** All teams, by id. */
    public List<Team> teams() {
        return teams.stream().sorted(Comparator.comparing(Team::id)).toList();
    }

    /** Everybody, by id. */
    public List<Person> people() {
        return people.stream().sorted(Comparator.comparing(Person::id)).toList();
    }
}
