package varde.core.correlate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import varde.core.landscape.Agent;
import varde.core.landscape.Landscape;
import varde.core.landscape.Maintenance;
import varde.core.route.Route;
import varde.core.rules.Rules;

/**
 * A version of CORRELATE's configuration, ready for use.
 *
 * @param version the version
 * @param landscape all components, the listed agents among them
 * @param agents the listed agents by id
 * @param residents the listed agents that run on a component, by that component
 * @param route the routing tree
 * @param rules the rules
 * @param maintenance the planned maintenance windows
 */
record Configuration(
        String version,
        Landscape landscape,
        SortedMap<String, Agent> agents,
        Map<String, List<Agent>> residents,
        Route route,
        Rules rules,
        List<Maintenance> maintenance) {

    /** The kind of agents that are not declared as components. */
    static final String AGENT = "agent";

    static Configuration of(
            String version, Landscape landscape, SortedMap<String, Agent> agents, Route route, Rules rules) {
        Map<String, List<Agent>> residents = new LinkedHashMap<>();
        for (Agent agent : agents.values()) {
            agent.runsOn()
                    .ifPresent(on -> residents
                            .computeIfAbsent(on, none -> new ArrayList<>(1))
                            .add(agent));
        }
        return new Configuration(version, landscape, agents, residents, route, rules, List.of());
    }

    /** The same with these maintenance windows. */
    Configuration with(List<Maintenance> windows) {
        return new Configuration(version, landscape, agents, residents, route, rules, List.copyOf(windows));
    }

    /** The listed agents that run on this component. */
    List<Agent> residentsOf(String component) {
        return residents.getOrDefault(component, List.of());
    }
}
