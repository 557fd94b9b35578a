package varde.bench.detect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@link BacklogBench} measured; medians over the rounds.
 *
 * @param options what was measured
 * @param perSecond heartbeats a second through DETECT
 * @param yardstickPerSecond heartbeats a second through the empty processor
 * @param heapMb what DETECT's heap holds in the end, after a collection, in MiB
 * @param changelogBytes bytes to the changelog for each heartbeat, as compressed on the wire
 */
public record BacklogFigures(
        BacklogBench.Options options, double perSecond, double yardstickPerSecond, long heapMb, double changelogBytes) {

    static BacklogFigures of(
            BacklogBench.Options options, List<Double> yardstick, List<Double> detect, StageFigures figures) {
        return new BacklogFigures(
                options,
                median(detect),
                median(yardstick),
                figures.heapBytes() >> 20,
                (double) figures.changelogBytes() / (options.warmUp() + options.heartbeats()));
    }

    private static double median(List<Double> measured) {
        List<Double> sorted = measured.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** DETECT against the yardstick. */
    public double ratio() {
        return perSecond / yardstickPerSecond;
    }

    /** As {@code --json} prints it. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("per_second", Math.round(perSecond));
        json.put("yardstick_per_second", Math.round(yardstickPerSecond));
        json.put("ratio", Math.round(ratio() * 1000) / 1000.0);
        json.put("heap_mb", heapMb);
        json.put("changelog_bytes_per_heartbeat", Math.round(changelogBytes * 10) / 10.0);
        json.put("components", options.components());
        json.put("heartbeats", options.heartbeats());
        json.put("warm_up", options.warmUp());
        json.put("threads", options.threads());
        json.put("rounds", options.rounds());
        return json;
    }

    /** For people. */
    public String words() {
        return "DETECT %,.0f a second, yardstick %,.0f, ratio %.2f; heap %d MiB, changelog %.1f bytes a heartbeat"
                .formatted(perSecond, yardstickPerSecond, ratio(), heapMb, changelogBytes);
    }
}
