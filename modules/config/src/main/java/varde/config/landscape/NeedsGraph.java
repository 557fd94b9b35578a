package varde.config.landscape;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import varde.config.problem.Mark;
import varde.core.landscape.Fleets;

/** All components, fleets expanded, and what each needs, as it is written and where. */
final class NeedsGraph {

    private static final String NUMBER = "{n}";

    /**
     * One component.
     *
     * @param id its id
     * @param placed its declaration
     * @param number its number if it is a fleet's member
     * @param written the ids that it needs, as written
     */
    record Node(String id, Placed placed, Optional<String> number, List<String> written) {

        /** An id as written in the declaration, with this node's number filled in. */
        String filled(String written) {
            return number.map(n -> written.replace(NUMBER, n)).orElse(written);
        }

        /** Where an id stands among its needs. */
        Mark at(String written) {
            return placed.needs().getOrDefault(written, placed.mark());
        }
    }

    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Node> byId = new HashMap<>();

    NeedsGraph(List<Placed> components) {
        components.forEach(this::add);
    }

    private void add(Placed placed) {
        String id = placed.component().id();
        List<String> needed = placed.component().needs().stream()
                .flatMap(need -> need.of().stream())
                .distinct()
                .toList();
        Optional<Fleets.Range> range = Fleets.range(id);
        if (range.isEmpty()) {
            add(new Node(id, placed, Optional.empty(), needed));
            return;
        }
        for (int number = range.get().from(); number <= range.get().to(); number++) {
            String written = range.get().written(number);
            add(new Node(range.get().id(number), placed, Optional.of(written), needed));
        }
    }

    private void add(Node node) {
        if (byId.putIfAbsent(node.id(), node) == null) {
            nodes.add(node);
        }
    }

    /** All components, in the order of the files. */
    List<Node> nodes() {
        return nodes;
    }

    /** The component of this id. */
    Optional<Node> node(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
