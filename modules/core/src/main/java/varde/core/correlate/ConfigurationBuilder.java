package varde.core.correlate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import varde.core.landscape.Agent;
import varde.core.landscape.Component;
import varde.core.landscape.Criticality;
import varde.core.landscape.Fleets;
import varde.core.landscape.InvalidLandscapeException;
import varde.core.landscape.Landscape;
import varde.core.landscape.Maintenance;
import varde.core.landscape.Need;
import varde.core.route.Route;
import varde.core.rules.Rules;

/** Makes a configuration out of its parts. */
final class ConfigurationBuilder implements CorrelatePart.Cases {

    private final List<Component> components = new ArrayList<>();
    private final SortedMap<String, Agent> agents = new TreeMap<>();
    private final List<Maintenance> windows = new ArrayList<>();
    private Optional<Route> route = Optional.empty();
    private Rules rules = Rules.STANDARD;

    @Override
    public void declared(Component component) {
        components.add(component);
    }

    @Override
    public void listed(Agent agent) {
        agents.put(agent.id(), agent);
    }

    @Override
    public void routed(Route root) {
        route = Optional.of(root);
    }

    @Override
    public void ruled(Rules given) {
        rules = given;
    }

    @Override
    public void planned(Maintenance maintenance) {
        windows.add(maintenance);
    }

    /**
     * The configuration of all parts given.
     *
     * @throws InvalidLandscapeException if it cannot be used
     */
    Configuration build(String version) {
        Route tree = route.filter(root -> root.team().isPresent())
                .orElseThrow(() ->
                        new InvalidLandscapeException(List.of("there is no routing tree with a team at its root")));
        List<Component> all = new ArrayList<>(components);
        agents.values().stream().filter(agent -> !isDeclared(agent.id())).forEach(agent -> all.add(component(agent)));
        return Configuration.of(version, Landscape.of(all), agents, tree, rules).with(windows);
    }

    private boolean isDeclared(String id) {
        return components.stream().anyMatch(component -> Fleets.contains(component.id(), id));
    }

    /** An agent is itself a component, also where only {@code agents.yaml} lists it. */
    private static Component component(Agent agent) {
        return agentComponent(
                agent.id(), agent.site(), Component.MAIN_DOMAIN, agent.runsOn().map(Need::of));
    }

    /** The component that an agent is when nobody has declared it as one. */
    static Component agentComponent(String id, String site, String domain, Optional<Need> need) {
        SortedMap<String, String> labels = new TreeMap<>();
        if (!site.isEmpty()) {
            labels.put("site", site);
        }
        return new Component(
                id,
                Configuration.AGENT,
                id,
                labels,
                Optional.empty(),
                Criticality.NORMAL,
                domain,
                need.stream().toList(),
                Optional.empty());
    }
}
