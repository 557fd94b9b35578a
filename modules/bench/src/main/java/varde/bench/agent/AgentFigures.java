package varde.bench.agent;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What one agent carried.
 *
 * @param options what was asked of it
 * @param oneCore whether it was bound to one core
 * @param workers its workers
 * @param ok looks that found their component well
 * @param failed looks that found that it does not answer
 * @param broken looks that were not made in time, or went wrong themselves
 * @param arrived heartbeats that reached Kafka meanwhile, those about the agent itself included
 * @param cpuMillis what the process used of the processor
 * @param millis how long was measured
 * @param offMillis the 99th percentile of how far a look was from its time
 * @param memoryMb the most memory that the process held, everything included
 * @param threads the most threads
 */
public record AgentFigures(
        AgentBench.Options options,
        boolean oneCore,
        int workers,
        long ok,
        long failed,
        long broken,
        long arrived,
        long cpuMillis,
        long millis,
        long offMillis,
        long memoryMb,
        long threads) {

    private double wanted() {
        return (double) options.checks() * millis / options.intervalMillis();
    }

    private long looks() {
        return ok + failed + broken;
    }

    private double cpuPercent() {
        return Math.round(1_000.0 * cpuMillis / millis) / 10.0;
    }

    /** Looks that were made, as a part of those that the intervals ask for. */
    public double ratio() {
        return Math.round(1_000 * looks() / wanted()) / 1_000.0;
    }

    /** For machines. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("checks", options.checks());
        json.put("interval_ms", options.intervalMillis());
        json.put("mute", options.mute());
        json.put("one_core", oneCore);
        json.put("workers", workers);
        json.put("seconds", Math.round(millis / 1_000.0));
        json.put("looks", looks());
        json.put("ratio", ratio());
        json.put("ok", ok);
        json.put("failed", failed);
        json.put("broken", broken);
        json.put("arrived", arrived);
        json.put("cpu_percent", cpuPercent());
        json.put("p99_off_ms", offMillis);
        json.put("memory_mb", memoryMb);
        json.put("threads", threads);
        return json;
    }

    /** For people. */
    public String words() {
        return String.format(
                Locale.ROOT,
                "%d checks every %d ms%s%s: in %d s %d looks (%.3f of what the intervals ask for), %d OK, %d failed, %d not made in"
                        + " time or broken; %d heartbeats in Kafka; %.1f %% of a core, %d MiB at the most, %d threads, %d workers;"
                        + " 99 %% of looks within %d ms of their time",
                options.checks(),
                options.intervalMillis(),
                options.mute() ? ", nothing answers" : "",
                oneCore ? ", on one core" : "",
                Math.round(millis / 1_000.0),
                looks(),
                ratio(),
                ok,
                failed,
                broken,
                arrived,
                cpuPercent(),
                memoryMb,
                threads,
                workers,
                offMillis);
    }
}
