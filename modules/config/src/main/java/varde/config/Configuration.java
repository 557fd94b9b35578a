package varde.config;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import varde.config.notifiers.NotifierSettings;
import varde.core.correlate.CorrelatePart;
import varde.core.escalate.EscalatePart;
import varde.core.landscape.Agent;
import varde.core.landscape.Component;
import varde.core.landscape.Maintenance;
import varde.core.oncall.Person;
import varde.core.oncall.Team;
import varde.core.route.Route;
import varde.core.rules.Rules;

/**
 * A configuration folder as it was read, without an error in it. Lists are sorted by id.
 *
 * @param components components and fleets, unexpanded
 * @param agents the listed agents
 * @param route the routing tree; its root names a team
 * @param rules the numbers
 * @param maintenance planned windows
 * @param teams the teams
 * @param people everybody who can be paged
 * @param notifiers how pages leave; read by notifiers from the folder, and never published
 * @param templates overriding texts by their path within {@code templates/}, such as {@code nb/opened.txt}
 */
public record Configuration(
        List<Component> components,
        List<Agent> agents,
        Route route,
        Rules rules,
        List<Maintenance> maintenance,
        List<Team> teams,
        List<Person> people,
        NotifierSettings notifiers,
        SortedMap<String, String> templates) {

    public Configuration {
        components = List.copyOf(components);
        agents = List.copyOf(agents);
        maintenance = List.copyOf(maintenance);
        teams = List.copyOf(teams);
        people = List.copyOf(people);
        templates = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(templates));
    }

    /** CORRELATE's parts, always in this order: components, agents, routes, rules, maintenance. */
    public List<CorrelatePart> correlate() {
        List<CorrelatePart> parts = new ArrayList<>();
        components.forEach(component -> parts.add(new CorrelatePart.Declared(component)));
        agents.forEach(agent -> parts.add(new CorrelatePart.Listed(agent)));
        parts.add(new CorrelatePart.Routed(route));
        parts.add(new CorrelatePart.Ruled(rules));
        maintenance.forEach(window -> parts.add(new CorrelatePart.Planned(window)));
        return parts;
    }

    /** ESCALATE's parts, always in this order: teams, people, and what is nobody's own. */
    public List<EscalatePart> escalate() {
        List<EscalatePart> parts = new ArrayList<>();
        teams.forEach(team -> parts.add(new EscalatePart.Staffed(team)));
        people.forEach(person -> parts.add(new EscalatePart.Known(person)));
        parts.add(new EscalatePart.Ground(rootTeam(), rules, templates));
        return parts;
    }

    /** The team of the routing tree's root: the last resort. */
    public String rootTeam() {
        return route.team().orElseThrow();
    }

    /**
     * What distinguishes this configuration from another: SHA-256, in hex, of all that is published. Comments, the order
     * of keys, of files and of what has an id do not count; the lines on which routes stand do, since reasons name them.
     */
    public String version() {
        return Version.of(List.of(correlate(), escalate()));
    }
}
