package varde.bench.detect;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What {@link LiveBench} measured.
 *
 * @param options what was measured
 * @param waits from deadline to readable observation
 * @param found components that fell silent and were found
 * @param missed components that fell silent and were not
 * @param wrong components and agents that were called silent and were not, from the beginning to the end
 * @param heapMb what DETECT's heap holds in the end, after a collection, in MiB
 * @param lag how far DETECT was behind, in records
 * @param lost heartbeats that the broker did not take in time
 * @param restartSeconds from kill -9 until DETECT was abreast again, or the instance that took over; -1 if it was not killed
 */
public record LiveFigures(
        LiveBench.Options options,
        Waits waits,
        int found,
        int missed,
        int wrong,
        long heapMb,
        LagWatch lag,
        long lost,
        double restartSeconds) {

    LiveFigures withRestart(double seconds, int wrongSince) {
        return new LiveFigures(options, waits, found, missed, wrong + wrongSince, heapMb, lag, lost, seconds);
    }

    /** As {@code --json} prints it. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("p50_ms", waits.p50());
        json.put("p99_ms", waits.p99());
        json.put("max_ms", waits.max());
        json.put("found", found);
        json.put("missed", missed);
        json.put("false", wrong);
        json.put("heap_mb", heapMb);
        json.put("lag_early", lag.early());
        json.put("lag_late", lag.late());
        json.put("lag_most", lag.most());
        json.put("heartbeats_lost", lost);
        json.put("restart_seconds", Math.round(restartSeconds * 10) / 10.0);
        json.put("end", options.end().name());
        json.put("components", options.components());
        json.put("minutes", options.minutes());
        json.put("threads", options.threads());
        json.put("seed", options.seed());
        json.put("heap_limit_mb", StageProcess.HEAP_MB);
        return json;
    }

    /** For people. */
    public String words() {
        String restart = restartSeconds < 0 ? "" : "; after kill -9 abreast in %.1f s".formatted(restartSeconds);
        return ("deadline to readable observation p50 %d ms, p99 %d ms, max %d ms; found %,d, missed %,d, false %,d; heap %d MiB;"
                        + " lag early %,d, late %,d, most %,d; lost %,d%s")
                .formatted(
                        waits.p50(),
                        waits.p99(),
                        waits.max(),
                        found,
                        missed,
                        wrong,
                        heapMb,
                        lag.early(),
                        lag.late(),
                        lag.most(),
                        lost,
                        restart);
    }
}
