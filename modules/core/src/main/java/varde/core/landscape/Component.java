package varde.core.landscape;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Anything watched, as declared: the id may hold one range like {@code {0000..1375}}, which makes it a fleet (see
 * {@code Fleets}).
 *
 * @param id unique, of the characters {@code [a-z0-9._/-]} (and a range, for a fleet)
 * @param kind what sort of thing: path, router, server, application, job, …
 * @param name for people
 * @param labels for routing, sorted by name
 * @param owner the owning team, if said
 * @param criticality how much people depend on it
 * @param domain the scope within which causes are sought
 * @param needs every line must hold
 * @param watch how it is watched; empty: it follows its needs
 */
public record Component(
        String id,
        String kind,
        String name,
        SortedMap<String, String> labels,
        Optional<String> owner,
        Criticality criticality,
        String domain,
        List<Need> needs,
        Optional<Watch> watch) {

    /** The domain of components that name none. */
    public static final String MAIN_DOMAIN = "main";

    public Component {
        labels = java.util.Collections.unmodifiableSortedMap(new java.util.TreeMap<>(labels));
        needs = List.copyOf(needs);
    }
}
