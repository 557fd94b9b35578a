package varde.bench.landscape;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** The facts of the graph Uninett2010 of the Internet Topology Zoo, as they are committed beside this class. */
final class AccessGraph {

    /** The graph's nodes that stand where the design's core routers stand; they are not part of the access network. */
    static final Map<Integer, String> CORE = Map.ofEntries(
            Map.entry(0, "oslo/core-1"),
            Map.entry(1, "oslo/core-2"),
            Map.entry(3, "oslo/core-3"),
            Map.entry(66, "trondheim/core-1"),
            Map.entry(67, "trondheim/core-2"),
            Map.entry(68, "trondheim/core-3"),
            Map.entry(17, "bergen/core-1"),
            Map.entry(41, "bergen/core-2"),
            Map.entry(8, "tromso/core-1"),
            Map.entry(26, "tromso/core-2"));

    /** One node: its label as a word for ids, and where it is. */
    record Node(int number, String label, String slug, String latitude, String longitude) {

        boolean core() {
            return CORE.containsKey(number);
        }
    }

    /** One link; {@code low} is the node with the lower number. */
    record Link(Node low, Node high, String speed) {

        Node other(Node end) {
            return end.equals(low) ? high : low;
        }

        String id() {
            return "link/" + end(low) + "--" + end(high);
        }

        private static String end(Node node) {
            return node.core() ? Objects.requireNonNull(CORE.get(node.number())).replace('/', '-') : node.slug();
        }
    }

    private final SortedMap<Integer, Node> nodes = new TreeMap<>();
    private final List<Link> links = new ArrayList<>();
    private final Map<Node, List<Link>> at = new HashMap<>();

    private AccessGraph() {}

    static AccessGraph read() {
        AccessGraph graph = new AccessGraph();
        for (String line : lines("uninett2010-nodes.csv")) {
            String[] field = line.split(",", -1);
            int number = Integer.parseInt(field[0]);
            graph.nodes.put(number, new Node(number, field[1], slug(field[1]), field[2], field[3]));
        }
        for (String line : lines("uninett2010-links.csv")) {
            String[] field = line.split(",", -1);
            graph.add(graph.node(field[0]), graph.node(field[1]), field[2]);
        }
        return graph;
    }

    private Node node(String number) {
        return Objects.requireNonNull(nodes.get(Integer.valueOf(number)), number);
    }

    private void add(Node one, Node other, String speed) {
        Link link = one.number() < other.number() ? new Link(one, other, speed) : new Link(other, one, speed);
        links.add(link);
        at.computeIfAbsent(one, none -> new ArrayList<>()).add(link);
        at.computeIfAbsent(other, none -> new ArrayList<>()).add(link);
    }

    private static List<String> lines(String name) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(AccessGraph.class.getResourceAsStream(name)), StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String slug(String label) {
        return label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    List<Node> nodes() {
        return List.copyOf(nodes.values());
    }

    /** The nodes of the access network, by number. */
    List<Node> accessNodes() {
        return nodes.values().stream().filter(node -> !node.core()).toList();
    }

    List<Link> links() {
        return List.copyOf(links);
    }

    /** The links of the access network: those with at least one end outside the core. */
    List<Link> accessLinks() {
        return links.stream()
                .filter(link -> !link.low().core() || !link.high().core())
                .sorted(Comparator.comparing(Link::id))
                .toList();
    }

    List<Link> linksAt(Node node) {
        return at.getOrDefault(node, List.of());
    }

    /** The first node at the same position: what stands for the place. */
    Node place(Node node) {
        return nodes.values().stream()
                .filter(other -> other.latitude().equals(node.latitude())
                        && other.longitude().equals(node.longitude()))
                .findFirst()
                .orElseThrow();
    }
}
