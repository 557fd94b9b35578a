package varde.bench.detect;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What came of one disturbance.
 *
 * @param name what happened
 * @param silent components that fell silent while it happened
 * @param found of these, how many were found
 * @param missed how many were not; expected: 0
 * @param wrong silences that were told and were none, or were told twice; expected: 0
 * @param late how many were told later than the bound; expected: 0
 * @param waits how long after its deadline, and after the disturbance, a silence was readable; below 0 if it was before that
 * @param bound how long it may take, in milliseconds
 */
public record Disturbed(String name, int silent, int found, int missed, int wrong, int late, Waits waits, long bound) {

    /** Whether all is as expected. */
    public boolean good() {
        return missed + wrong + late == 0;
    }

    /** As {@code --json} prints it. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("disturbance", name);
        json.put("silent", silent);
        json.put("found", found);
        json.put("missed", missed);
        json.put("false", wrong);
        json.put("late", late);
        json.put("p50_ms", waits.p50());
        json.put("max_ms", waits.max());
        json.put("bound_ms", bound);
        return json;
    }

    /** A line of the table. */
    public String words() {
        return "%-52s %6d %6d %7d %6d %5d %8d %8d %8d"
                .formatted(name, silent, found, missed, wrong, late, waits.p50(), waits.max(), bound);
    }

    /** The table's head. */
    public static String head() {
        return "%-52s %6s %6s %7s %6s %5s %8s %8s %8s"
                .formatted("disturbance", "silent", "found", "missed", "false", "late", "p50 ms", "max ms", "bound");
    }
}
