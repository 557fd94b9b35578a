package varde.bench.landscape;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.TreeMap;
import varde.bench.landscape.AccessGraph.Link;
import varde.bench.landscape.AccessGraph.Node;

/**
 * Finds up to three paths from a node of the access network to the core that share as little as the graph allows: one
 * shortest path (Dijkstra) after another, where a link or router that an earlier path uses costs much more.
 */
final class AccessPaths {

    static final int MOST = 3;

    private static final int STEP = 1;
    private static final int USED_LINK = 1_000;
    private static final int USED_ROUTER = 400;
    private static final int USED_END = 100;

    private final AccessGraph graph;

    AccessPaths(AccessGraph graph) {
        this.graph = graph;
    }

    /** The paths of one node, each as its links from the node to a core router. */
    List<List<Link>> of(Node start) {
        List<List<Link>> paths = new ArrayList<>();
        Map<Object, Integer> used = new HashMap<>();
        while (paths.size() < MOST) {
            List<Link> path = cheapest(start, used);
            if (paths.contains(path)) {
                break;
            }
            paths.add(path);
            Node node = start;
            for (Link link : path) {
                node = link.other(node);
                used.merge(link, USED_LINK, Integer::sum);
                used.merge(node, node.core() ? USED_END : USED_ROUTER, Integer::sum);
            }
        }
        return paths;
    }

    private record Visit(Node node, int cost) {}

    private List<Link> cheapest(Node start, Map<Object, Integer> used) {
        Map<Integer, Integer> cost = new TreeMap<>(Map.of(start.number(), 0));
        Map<Integer, Link> by = new HashMap<>();
        PriorityQueue<Visit> queue = new PriorityQueue<>(Comparator.comparingInt(Visit::cost)
                .thenComparingInt(visit -> visit.node().number()));
        queue.add(new Visit(start, 0));
        while (!queue.isEmpty()) {
            Visit visit = queue.remove();
            if (visit.cost() > Objects.requireNonNull(cost.get(visit.node().number()))) {
                continue;
            }
            if (visit.node().core()) {
                return way(visit.node(), start, by);
            }
            for (Link link : graph.linksAt(visit.node())) {
                Node next = link.other(visit.node());
                int sum = visit.cost() + STEP + used.getOrDefault(link, 0) + used.getOrDefault(next, 0);
                if (sum < cost.getOrDefault(next.number(), Integer.MAX_VALUE)) {
                    cost.put(next.number(), sum);
                    by.put(next.number(), link);
                    queue.add(new Visit(next, sum));
                }
            }
        }
        throw new IllegalStateException(start.label() + " reaches no core router");
    }

    private static List<Link> way(Node end, Node start, Map<Integer, Link> by) {
        List<Link> way = new ArrayList<>();
        for (Node node = end; !node.equals(start); ) {
            Link link = Objects.requireNonNull(by.get(node.number()));
            way.add(link);
            node = link.other(node);
        }
        Collections.reverse(way);
        return way;
    }
}
