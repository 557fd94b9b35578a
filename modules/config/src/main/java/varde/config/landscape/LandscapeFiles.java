package varde.config.landscape;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import varde.config.names.Names;
import varde.config.problem.Problems;
import varde.config.yaml.Value;
import varde.core.landscape.Agent;
import varde.core.landscape.Component;
import varde.core.landscape.Maintenance;

/** {@code landscape/*.yaml}, {@code agents.yaml} and {@code maintenance.yaml}, read file by file and then judged as a whole. */
public final class LandscapeFiles {

    private final Names names;
    private final Problems problems;
    private final List<Placed> components = new ArrayList<>();
    private final List<Maintenance> maintenance = new ArrayList<>();
    private Optional<List<PlacedAgent>> agents = Optional.empty();

    /** Nothing is read yet. */
    public LandscapeFiles(Names names, Problems problems) {
        this.names = names;
        this.problems = problems;
    }

    /** Reads one file of {@code landscape/}. */
    public void readComponents(Value file) {
        new ComponentReader(names).read(file, components);
    }

    /** Reads {@code agents.yaml}. */
    public void readAgents(Value file) {
        agents = Optional.of(new AgentReader(names).read(file));
    }

    /** Reads {@code maintenance.yaml}. */
    public void readMaintenance(Value file) {
        maintenance.addAll(new MaintenanceReader(names).read(file));
    }

    /** Judges what can only be judged when all files have been read. */
    public void check() {
        List<Placed> all = new ArrayList<>(components);
        agents.orElse(List.of()).forEach(agent -> all.add(agent.component()));
        new NeedsCheck(new NeedsGraph(all), names, problems).check();
        if (agents.isPresent()) {
            new WatchCheck(agents(), names, problems).check(components);
        }
    }

    /** All components and fleets, by id. */
    public List<Component> components() {
        return components.stream()
                .map(Placed::component)
                .sorted(Comparator.comparing(Component::id))
                .toList();
    }

    /** All listed agents, by id. */
    public List<Agent> agents() {
        return agents.orElse(List.of()).stream()
                .map(PlacedAgent::agent)
                .sorted(Comparator.comparing(Agent::id))
                .toList();
    }

    /** All maintenance windows, by id. */
    public List<Maintenance> maintenance() {
        return maintenance.stream()
                .sorted(Comparator.comparing(Maintenance::id))
                .toList();
    }

    /** The kinds of component that there are. */
    public Set<String> kinds() {
        Set<String> kinds = new TreeSet<>(Set.of(PlacedAgent.KIND));
        components.forEach(placed -> kinds.add(placed.component().kind()));
        return kinds;
    }
}
