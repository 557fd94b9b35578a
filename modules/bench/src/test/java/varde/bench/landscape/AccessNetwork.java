package varde.bench.landscape;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import varde.bench.landscape.AccessGraph.Link;
import varde.bench.landscape.AccessGraph.Node;

/**
 * Writes {@code landscape/access.yaml} of the national landscape from the graph's facts: for each node outside the core a
 * router and its power, for each link its fibre and the trench it lies in, and for each site up to three paths to the core
 * of which one is enough.
 */
final class AccessNetwork {

    private static final String HEAD = """
            # The access network of Norway: 64 sites beneath the four core cities, as the Norwegian research network linked them in 2010.
            #
            # Nodes, links, speeds and positions are facts of the graph Uninett2010 of the Internet Topology Zoo (topology-zoo.org),
            # CC BY 4.0: S. Knight, H. X. Nguyen, N. Falkner, R. Bowden, M. Roughan, IEEE JSAC 29(9), 2011. Positions are as they stand there,
            # also where they are plainly wrong (Svalbard, As, Evenstad).
            # Added here: power, trenches, watch, and the paths, which share as little as the graph allows.
            #
            # Written by varde.bench.landscape.AccessNetwork; a test keeps this file equal to what it writes. Do not edit it.

            components:
            """;

    private static final Map<String, String> CITY =
            Map.of("oslo", "osl", "trondheim", "trd", "bergen", "bgo", "tromso", "tos");

    private final AccessGraph graph;
    private final StringBuilder out = new StringBuilder(HEAD);

    AccessNetwork(AccessGraph graph) {
        this.graph = graph;
    }

    String yaml() {
        trenches();
        links();
        AccessPaths paths = new AccessPaths(graph);
        graph.accessNodes().forEach(node -> site(node, paths.of(node)));
        return out.toString();
    }

    private void trenches() {
        out.append("\n  # Trenches. Nobody can look at one: what is seen is that everything in it is gone.\n");
        SortedSet<String> ids = new TreeSet<>();
        graph.accessLinks().forEach(link -> trench(link).ifPresent(ids::add));
        ids.forEach(id -> add(new Entry(
                id,
                "trench",
                "Trench " + id.substring("trench/".length()).replace("--", " – "),
                "",
                "normal",
                List.of(),
                "")));
    }

    /** Links between the same two places lie in one trench; within a place there is none. */
    private Optional<String> trench(Link link) {
        SortedSet<String> places = new TreeSet<>(List.of(place(link.low()), place(link.high())));
        return places.size() < 2 ? Optional.empty() : Optional.of("trench/" + places.first() + "--" + places.last());
    }

    private String place(Node node) {
        return node.core() ? city(node) : graph.place(node).slug();
    }

    private static String city(Node node) {
        return core(node).split("/", 2)[0];
    }

    private static String core(Node node) {
        return Objects.requireNonNull(AccessGraph.CORE.get(node.number()));
    }

    private void links() {
        out.append("\n  # Links\n");
        for (Link link : graph.accessLinks()) {
            String name = "Fibre " + name(link.low()) + " – " + name(link.high()) + ", " + link.speed();
            List<String> needs = trench(link).map(List::of).orElse(List.of());
            add(new Entry(
                    link.id(),
                    "link",
                    name,
                    "",
                    "normal",
                    needs,
                    watch(link.low().core() ? link.high() : link.low())));
        }
    }

    private static String name(Node node) {
        return node.core() ? core(node).replace("/core-", " core ") : node.label();
    }

    private void site(Node node, List<List<Link>> paths) {
        String labels =
                "site: " + node.slug() + ", lat: \"" + node.latitude() + "\", lon: \"" + node.longitude() + "\"";
        out.append("\n  # ").append(node.label()).append('\n');
        if (graph.place(node).equals(node)) {
            add(new Entry(
                    "power/" + node.slug(), "power", "Power at " + node.label(), labels, "normal", List.of(), ""));
        }
        List<String> needs = List.of("power/" + graph.place(node).slug());
        add(new Entry(router(node), "router", "Router " + node.label(), labels, "normal", needs, watch(node)));
        List<String> ids = new ArrayList<>();
        for (int number = 1; number <= paths.size(); number++) {
            String id = "path/" + node.slug() + "-" + number;
            ids.add(id);
            List<Link> path = paths.get(number - 1);
            add(new Entry(
                    id,
                    "path",
                    node.label() + ", path " + number,
                    "site: " + node.slug() + ", plane: \"" + number + "\"",
                    "normal",
                    below(node, path),
                    watch(node)));
        }
        add(new Entry(
                "pop/" + node.slug(),
                "site",
                "Site " + node.label(),
                labels,
                "high",
                List.of("{anyOf: [" + String.join(", ", ids) + "]}"),
                ""));
    }

    /** All that a path needs: its routers, both ends included, and its links. */
    private static List<String> below(Node start, List<Link> path) {
        Set<String> needs = new LinkedHashSet<>(List.of(router(start)));
        Node node = start;
        for (Link link : path) {
            node = link.other(node);
            needs.add(link.id());
            needs.add(node.core() ? core(node) : router(node));
        }
        return List.copyOf(needs);
    }

    private static String router(Node node) {
        return "router/" + node.slug();
    }

    /** Two agents in two cities look at everything: those of the city that its first path leads to, and of another. */
    private String watch(Node node) {
        List<Link> first = new AccessPaths(graph).of(node).get(0);
        Node end = node;
        for (Link link : first) {
            end = link.other(end);
        }
        String near = Objects.requireNonNull(CITY.get(city(end)));
        String far = near.equals("osl") ? "trd" : "osl";
        return "{by: [agent/" + near + "-1, agent/" + far + "-2], interval: 10s, grace: 5s}";
    }

    /** One component, as it is written. */
    private record Entry(
            String id, String kind, String name, String labels, String criticality, List<String> needs, String watch) {}

    private void add(Entry entry) {
        out.append("  - {id: ").append(entry.id()).append(", kind: ").append(entry.kind());
        out.append(", name: \"").append(entry.name()).append('"');
        if (!entry.labels().isEmpty()) {
            out.append(", labels: {").append(entry.labels()).append('}');
        }
        if (!entry.criticality().equals("normal")) {
            out.append(", criticality: ").append(entry.criticality());
        }
        if (!entry.needs().isEmpty()) {
            out.append(", needs: [").append(String.join(", ", entry.needs())).append(']');
        }
        if (!entry.watch().isEmpty()) {
            out.append(", watch: ").append(entry.watch());
        }
        out.append("}\n");
    }
}
