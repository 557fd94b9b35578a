package varde.bench.detect;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What came of one disturbance.
 *
 * @param name what happened
 * @param counts how many were found, missed, told wrongly, late
 * @param waits how long after its deadline, and after the disturbance, a silence was readable; below 0 if it was before that
 * @param bound how long it may take, in milliseconds
 */
public record Disturbed(String name, Counts counts, Waits waits, long bound) {

    /**
     * How many.
     *
     * @param silent components that fell silent while it happened
     * @param found of these, how many were found
     * @param wrong silences that were told although the log holds heartbeats without a gap, or that were told twice; expected: 0
     * @param late how many were told later than the bound; expected: 0
     * @param held silences that were told and that the log confirms, though nobody meant them: the producers were held up for longer than
     *     interval and grace, by the machine or by a broker. No fault of DETECT; many of them make a run on a busy machine worthless
     */
    public record Counts(int silent, int found, int wrong, int late, int held) {

        /** How many of those that fell silent were not found; expected: 0. */
        public int missed() {
            return silent - found;
        }
    }

    /** Whether all is as expected. */
    public boolean good() {
        return counts.missed() + counts.wrong() + counts.late() == 0;
    }

    /** As {@code --json} prints it. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("disturbance", name);
        json.put("silent", counts.silent());
        json.put("found", counts.found());
        json.put("missed", counts.missed());
        json.put("false", counts.wrong());
        json.put("late", counts.late());
        json.put("producers_held_up", counts.held());
        json.put("p50_ms", waits.p50());
        json.put("max_ms", waits.max());
        json.put("bound_ms", bound);
        return json;
    }

    /** A line of the table. */
    public String words() {
        return "%-52s %6d %6d %7d %6d %5d %8d %8d %8d %8d"
                .formatted(
                        name,
                        counts.silent(),
                        counts.found(),
                        counts.missed(),
                        counts.wrong(),
                        counts.late(),
                        counts.held(),
                        waits.p50(),
                        waits.max(),
                        bound);
    }

    /** The table's head. */
    public static String head() {
        return "%-52s %6s %6s %7s %6s %5s %8s %8s %8s %8s"
                .formatted(
                        "disturbance",
                        "silent",
                        "found",
                        "missed",
                        "false",
                        "late",
                        "held up",
                        "p50 ms",
                        "max ms",
                        "bound");
    }
}
