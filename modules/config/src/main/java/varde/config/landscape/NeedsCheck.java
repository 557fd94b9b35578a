package varde.config.landscape;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import varde.config.names.Kind;
import varde.config.names.Names;
import varde.config.problem.Mark;
import varde.config.problem.Problems;

/** Whether everything that is needed exists, lies in the same domain, and does not need itself in the end. */
final class NeedsCheck {

    private record Visit(NeedsGraph.Node node, Iterator<String> ahead) {}

    private final NeedsGraph graph;
    private final Names names;
    private final Problems problems;
    private final Set<Mark> told = new HashSet<>();
    private final Set<String> done = new HashSet<>();

    NeedsCheck(NeedsGraph graph, Names names, Problems problems) {
        this.graph = graph;
        this.names = names;
        this.problems = problems;
    }

    void check() {
        for (NeedsGraph.Node node : graph.nodes()) {
            node.written().forEach(written -> edge(node, written));
        }
        graph.nodes().forEach(this::walk);
    }

    /** A fleet's line is reported once, for the first member with which it is wrong. */
    private void edge(NeedsGraph.Node node, String written) {
        Mark at = node.at(written);
        String id = node.filled(written);
        boolean known = names.knows(Kind.COMPONENT, id);
        boolean agent = node.placed().component().kind().equals(PlacedAgent.KIND);
        if (!known && !agent && told.add(at)) {
            names.refer(Kind.COMPONENT, id, at, "`needs` of " + node.id());
        }
        graph.node(id)
                .filter(needed -> !agent && !domain(needed).equals(domain(node)))
                .ifPresent(needed -> {
                    if (told.add(at)) {
                        problems.error(
                                at,
                                node.id() + " in domain `" + domain(node) + "` needs " + id + " in domain `"
                                        + domain(needed)
                                        + "`; causes are sought within one domain, so put both into the same");
                    }
                });
    }

    private static String domain(NeedsGraph.Node node) {
        return node.placed().component().domain();
    }

    /** Depth first, without recursion, since chains of needs may be long. */
    private void walk(NeedsGraph.Node start) {
        Deque<Visit> visits = new ArrayDeque<>();
        Set<String> path = new LinkedHashSet<>();
        enter(start, visits, path);
        while (!visits.isEmpty()) {
            Visit visit = visits.peek();
            if (!visit.ahead().hasNext()) {
                visits.pop();
                path.remove(visit.node().id());
                done.add(visit.node().id());
                continue;
            }
            String written = visit.ahead().next();
            String id = visit.node().filled(written);
            if (path.contains(id)) {
                circle(path, id, visit.node().at(written));
            } else {
                graph.node(id).ifPresent(needed -> enter(needed, visits, path));
            }
        }
    }

    private void enter(NeedsGraph.Node node, Deque<Visit> visits, Set<String> path) {
        if (!done.contains(node.id())) {
            path.add(node.id());
            visits.push(new Visit(node, node.written().iterator()));
        }
    }

    private void circle(Set<String> path, String from, Mark at) {
        if (told.add(at)) {
            List<String> way = new ArrayList<>(path);
            List<String> circle = new ArrayList<>(way.subList(way.indexOf(from), way.size()));
            circle.add(from);
            problems.error(
                    at, "`needs` run in a circle: " + String.join(" → ", circle) + "; remove one of these needs");
        }
    }
}
