package varde.bench.replay;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import varde.bench.scenario.Month;
import varde.bench.scenario.Terrain;
import varde.config.ConfigFolder;
import varde.config.Configuration;
import varde.config.Publication;
import varde.replay.recording.Interval;
import varde.replay.whatif.Change;
import varde.replay.whatif.WhatIf;

/** How long it takes to decide a simulated month of a landscape once more, from its observations to its pages. */
public final class MonthBench {

    private static final long DAY = TimeUnit.DAYS.toMillis(1);
    private static final long BEGIN = 1_790_000_000_000L;

    /**
     * What came of it.
     *
     * @param outages how many there were
     * @param pages how many pages
     * @param seconds how long it took, from reading the configuration on
     * @param processor for how many seconds of that this process had a processor
     * @param heapMb the most that the heap held, garbage included, in MiB
     */
    public record Figures(int outages, int pages, double seconds, double processor, long heapMb) {}

    private MonthBench() {}

    /**
     * Measures.
     *
     * @param landscape the configuration folder
     * @param days how long the month is
     */
    public static Figures run(Path landscape, int days, long seed) {
        ReplayBench.resetPeak();
        double processed = ReplayBench.processorSeconds();
        long began = System.nanoTime();
        Configuration configuration = ConfigFolder.readWithoutSecrets(landscape, name -> Optional.empty())
                .configuration()
                .orElseThrow();
        Terrain terrain = Terrain.of(configuration);
        MonthRecording recording = new MonthRecording(
                () -> new Month(terrain, new Month.Terms(BEGIN, days, seed, true)),
                Publication.of(configuration, "bench", BEGIN),
                new Interval(BEGIN, BEGIN + days * DAY));
        WhatIf.Verdict verdict = WhatIf.of(recording, Change.none());
        double seconds = (System.nanoTime() - began) / (double) TimeUnit.SECONDS.toNanos(1);
        return new Figures(
                verdict.otherOutages(),
                verdict.pagesAfter(),
                seconds,
                ReplayBench.processorSeconds() - processed,
                ReplayBench.peakMb());
    }
}
