package varde.config.landscape;

import java.util.List;
import java.util.Map;
import varde.config.problem.Mark;
import varde.core.landscape.Component;

/**
 * A component as it was read, and where its parts stand.
 *
 * @param component as declared, a fleet unexpanded
 * @param mark where its id stands
 * @param needs where each id that it needs stands, as written
 * @param watchers where each line of {@code watch.by} stands
 */
record Placed(Component component, Mark mark, Map<String, Mark> needs, List<Mark> watchers) {

    Placed {
        needs = Map.copyOf(needs);
        watchers = List.copyOf(watchers);
    }
}
