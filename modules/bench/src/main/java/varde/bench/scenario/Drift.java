package varde.bench.scenario;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * In what the truth differs from the landscape that Varde knows: the landscape is stale.
 *
 * @param gone for a node, those that are declared to need it and in truth no longer do
 * @param come for a node, those that in truth need it and are not declared to
 */
public record Drift(Map<Integer, Set<Integer>> gone, Map<Integer, List<Integer>> come) {

    /** The landscape is as it is declared. */
    public static final Drift NONE = new Drift(Map.of(), Map.of());

    boolean isGone(int needed, int owner) {
        return gone.getOrDefault(needed, Set.of()).contains(owner);
    }

    List<Integer> come(int needed) {
        return come.getOrDefault(needed, List.of());
    }
}
