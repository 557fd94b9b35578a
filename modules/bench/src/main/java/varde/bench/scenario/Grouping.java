package varde.bench.scenario;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Pairwise F1 of a grouping: of all pairs of failed components, those that are together in truth and those that are together in an
 * outage. A failed component that is in no outage is alone, so its pairs are missed; a component that is in an outage and works is alone in
 * truth, so its pairs are false.
 */
final class Grouping {

    private final Map<String, Long> truth = new HashMap<>();
    private final Map<String, Long> said = new HashMap<>();
    private final Map<String, Long> both = new HashMap<>();
    private int alone;

    /** A failed component: which fault took it down, and in which outage it is; empty for none. */
    void failed(String fault, String outage) {
        truth.merge(fault, 1L, Long::sum);
        if (!outage.isEmpty()) {
            said.merge(outage, 1L, Long::sum);
            both.merge(fault + " " + outage, 1L, Long::sum);
        }
    }

    /** A component that works and is in an outage all the same. */
    void wellButIn(String outage) {
        said.merge(outage, 1L, Long::sum);
        truth.merge("well-" + ++alone, 1L, Long::sum);
    }

    /** The F1; empty where there is no pair at all. */
    OptionalDouble f1() {
        long together = pairs(truth);
        long claimed = pairs(said);
        long right = pairs(both);
        return together + claimed == 0 ? OptionalDouble.empty() : OptionalDouble.of(2.0 * right / (together + claimed));
    }

    private static long pairs(Map<String, Long> sizes) {
        return sizes.values().stream().mapToLong(size -> size * (size - 1) / 2).sum();
    }
}
