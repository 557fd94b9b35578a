package varde.bench.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import varde.config.Configuration;
import varde.core.landscape.Agent;
import varde.core.landscape.Component;
import varde.core.landscape.Criticality;
import varde.core.landscape.Landscape;
import varde.core.landscape.Need;
import varde.core.landscape.Watch;

/** A landscape made ready for scenarios: who looks at what, and what is of which kind. It never changes. */
public final class Terrain {

    /** The kind of agents. */
    public static final String AGENT = "agent";

    private final Configuration configuration;
    private final Landscape landscape;
    private final SortedMap<String, Agent> agents = new TreeMap<>();
    private final SortedMap<String, int[]> byKind = new TreeMap<>();

    private Terrain(Configuration configuration) {
        this.configuration = configuration;
        configuration.agents().forEach(agent -> agents.put(agent.id(), agent));
        List<Component> all = new ArrayList<>(configuration.components());
        agents.values().forEach(agent -> all.add(component(agent)));
        this.landscape = Landscape.of(all);
        Map<String, List<Integer>> kinds = new TreeMap<>();
        for (int node = 0; node < landscape.size(); node++) {
            kinds.computeIfAbsent(landscape.declaration(node).kind(), none -> new ArrayList<>())
                    .add(node);
        }
        kinds.forEach((kind, nodes) ->
                byKind.put(kind, nodes.stream().mapToInt(Integer::intValue).toArray()));
    }

    /** The terrain that a configuration folder describes. */
    public static Terrain of(Configuration configuration) {
        return new Terrain(configuration);
    }

    /** An agent is a component as well, and does not work without the machine that it runs on. */
    private static Component component(Agent agent) {
        return new Component(
                agent.id(),
                AGENT,
                agent.id(),
                new TreeMap<>(Map.of("site", agent.site())),
                Optional.empty(),
                Criticality.NORMAL,
                Component.MAIN_DOMAIN,
                agent.runsOn().map(Need::of).stream().toList(),
                Optional.empty());
    }

    /** What the folder says. */
    public Configuration configuration() {
        return configuration;
    }

    /** All components, the agents among them. */
    public Landscape landscape() {
        return landscape;
    }

    /** The listed agents. */
    public SortedMap<String, Agent> agents() {
        return agents;
    }

    /** All kinds that there are. */
    public List<String> kinds() {
        return List.copyOf(byKind.keySet());
    }

    /** The nodes of a kind. */
    public int[] nodes(String kind) {
        return byKind.getOrDefault(kind, new int[0]).clone();
    }

    /** Whether anybody looks at a node, or it reports itself. Jobs are not looked at. */
    public boolean isWatched(int node) {
        Component declaration = landscape.declaration(node);
        return declaration.kind().equals(AGENT)
                || declaration.watch().filter(watch -> watch.job().isEmpty()).isPresent();
    }

    /** Who looks at a node. */
    public List<Look> looks(int node) {
        Component declaration = landscape.declaration(node);
        Agent itself = agents.get(landscape.id(node));
        if (itself != null) {
            return List.of(new Look(
                    itself.id(),
                    itself.site(),
                    node,
                    itself.interval().toMillis(),
                    itself.grace().toMillis(),
                    true));
        }
        return declaration
                .watch()
                .filter(watch -> watch.job().isEmpty())
                .map(watch -> looks(node, watch))
                .orElse(List.of());
    }

    private List<Look> looks(int node, Watch watch) {
        List<Look> looks = new ArrayList<>(2);
        long interval = watch.interval().toMillis();
        long grace = watch.grace().toMillis();
        if (watch.by().contains(Watch.SELF)) {
            looks.add(new Look(landscape.id(node), landscape.label(node, "site"), node, interval, grace, true));
        }
        if (watch.by().isEmpty()) {
            agents.values().stream()
                    .limit(1)
                    .forEach(agent -> looks.add(new Look(agent.id(), agent.site(), node, interval, grace, false)));
        } else {
            agents.values().stream()
                    .filter(agent -> landscape.looks(node, agent.id()))
                    .forEach(agent -> looks.add(new Look(agent.id(), agent.site(), node, interval, grace, false)));
        }
        return looks;
    }

    /** The nodes that an agent looks at, itself left out. */
    public int[] seenBy(String agent) {
        return IntStream.range(0, landscape.size())
                .filter(node -> landscape
                        .declaration(node)
                        .watch()
                        .filter(watch -> !watch.by().equals(List.of(Watch.SELF)))
                        .isPresent())
                .filter(node ->
                        looks(node).stream().anyMatch(look -> look.agent().equals(agent)))
                .toArray();
    }
}
