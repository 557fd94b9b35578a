package varde.core.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A node of the routing tree. Children are tried in order, the deepest match wins, and {@code goesOn} also tries the
 * siblings that follow. A node without a team of its own inherits its parent's.
 *
 * @param team the team, if this node names one; the root always does
 * @param matchers all must hold; the root has none
 * @param goesOn Alertmanager's {@code continue}
 * @param routes children
 * @param source file and line, such as {@code routes.yaml:14}
 */
public record Route(Optional<String> team, List<Matcher> matchers, boolean goesOn, List<Route> routes, String source) {

    /**
     * Where an outage goes, and which line said so.
     *
     * @param team the team
     * @param source file and line of the node that decided
     */
    public record Destination(String team, String source) {}

    public Route {
        matchers = List.copyOf(matchers);
        routes = List.copyOf(routes);
    }

    /**
     * The destinations of these labels, in the tree's order, each team once. Never empty when called on a root.
     */
    public List<Destination> destinations(Map<String, String> labels) {
        List<Destination> found = new ArrayList<>();
        for (Destination destination : walk(labels, team.orElse(""))) {
            if (found.stream().noneMatch(known -> known.team().equals(destination.team()))) {
                found.add(destination);
            }
        }
        return found;
    }

    private List<Destination> walk(Map<String, String> labels, String inherited) {
        if (!matchers.stream().allMatch(matcher -> matcher.matches(labels))) {
            return List.of();
        }
        String here = team.orElse(inherited);
        List<Destination> found = new ArrayList<>();
        for (Route child : routes) {
            List<Destination> below = child.walk(labels, here);
            found.addAll(below);
            if (!below.isEmpty() && !child.goesOn) {
                break;
            }
        }
        return found.isEmpty() ? List.of(new Destination(here, source)) : found;
    }
}
