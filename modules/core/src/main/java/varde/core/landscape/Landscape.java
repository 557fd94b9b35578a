package varde.core.landscape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All components and what each needs, as a graph of numbered nodes made for speed. Nodes are numbered in the order of
 * their ids. Fleets are kept unexpanded; a member's particulars are made when asked for.
 *
 * <p>The needs of a node are groups, one for each line of {@code needs}: a group is violated when fewer than so many of
 * its members are available. There are no cycles.
 *
 * <p>It never changes, but for agents that nobody listed: they are admitted as they appear, and need nothing.
 */
public final class Landscape {

    /** The node of an id that is not in the landscape. */
    public static final int NONE = -1;

    private final List<String> ids;
    private final List<Origin> origins;
    private final Map<String, Integer> nodes;
    private final Needs needs;
    private final int declared;

    private Landscape(List<String> ids, List<Origin> origins, Map<String, Integer> nodes, Needs needs) {
        this.ids = ids;
        this.origins = origins;
        this.nodes = nodes;
        this.needs = needs;
        this.declared = ids.size();
    }

    /**
     * Makes the landscape of these declarations, fleets unexpanded.
     *
     * @throws InvalidLandscapeException with all reasons, if it cannot be
     */
    public static Landscape of(List<Component> declarations) {
        List<String> problems = new ArrayList<>();
        List<Origin> origins = Origin.all(declarations, problems);
        List<String> ids = new ArrayList<>(origins.size());
        Map<String, Integer> nodes = new HashMap<>(origins.size() * 4 / 3 + 1);
        List<Origin> unique = new ArrayList<>(origins.size());
        for (Origin origin : origins) {
            if (nodes.putIfAbsent(origin.id(), ids.size()) == null) {
                ids.add(origin.id());
                unique.add(origin);
            } else {
                problems.add(origin.id() + " is declared twice");
            }
        }
        Needs needs = new NeedsBuilder(ids, unique, nodes, problems).build();
        if (!problems.isEmpty()) {
            throw new InvalidLandscapeException(problems);
        }
        return new Landscape(ids, unique, nodes, needs);
    }

    /** How many nodes there are. */
    public int size() {
        return ids.size();
    }

    /** The node of an id, or {@link #NONE}. */
    public int node(String id) {
        return nodes.getOrDefault(id, NONE);
    }

    /** The id of a node. */
    public String id(int node) {
        return ids.get(node);
    }

    /** What is declared of a node, with its number filled in. */
    public Component component(int node) {
        return origins.get(node).component();
    }

    /** What is declared of a node as it is written: for a fleet, its numbers are not filled in. */
    public Component declaration(int node) {
        return origins.get(node).declaration();
    }

    /** The name of a node for people, with its number filled in. */
    public String name(int node) {
        Origin origin = origins.get(node);
        return origin.filled(origin.declaration().name());
    }

    /** A label of a node, with its number filled in; empty if it has none of this name. */
    public String label(int node, String name) {
        Origin origin = origins.get(node);
        return origin.filled(origin.declaration().labels().getOrDefault(name, ""));
    }

    /** Whether an agent is one of those that should look at a node, by {@code watch.by}: then its view counts. */
    public boolean looks(int node, String agent) {
        Origin origin = origins.get(node);
        List<String> by = origin.declaration().watch().map(Watch::by).orElse(List.of());
        if (by.isEmpty()) {
            return true;
        }
        boolean self = agent.equals(origin.id());
        for (String pattern : by) {
            if ((self && pattern.equals(Watch.SELF)) || Glob.matches(origin.filled(pattern), agent)) {
                return true;
            }
        }
        return false;
    }

    /** The groups of needs of all nodes. */
    public Needs needs() {
        return needs;
    }

    /** Orders nodes by their ids. */
    public Comparator<Integer> order() {
        return (one, other) -> one < declared && other < declared
                ? Integer.compare(one, other)
                : ids.get(one).compareTo(ids.get(other));
    }

    /** The same nodes in the order of their ids. */
    public int[] sorted(int[] nodes) {
        if (nodes.length < 2) {
            return nodes;
        }
        int[] sorted = nodes.clone();
        Arrays.sort(sorted);
        boolean admitted = sorted[sorted.length - 1] >= declared;
        return admitted
                ? Arrays.stream(nodes)
                        .boxed()
                        .sorted(order())
                        .mapToInt(Integer::intValue)
                        .toArray()
                : sorted;
    }

    /** Takes up an agent that nobody listed; it needs nothing and nothing needs it. Tells its node. */
    public int admit(Component agent) {
        int node = ids.size();
        if (nodes.putIfAbsent(agent.id(), node) != null) {
            throw new IllegalArgumentException(agent.id() + " is known already");
        }
        ids.add(agent.id());
        origins.add(Origin.single(agent));
        return node;
    }
}
