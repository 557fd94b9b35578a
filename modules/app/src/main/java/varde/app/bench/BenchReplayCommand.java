package varde.app.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import varde.app.Output;
import varde.bench.ground.Ground;
import varde.bench.replay.MonthBench;
import varde.bench.replay.ReplayBench;

/** {@code varde bench replay}: how fast heartbeats are replayed, and whether every decision comes out alike. */
@Command(
        name = "replay",
        description =
                "How fast heartbeats are replayed against 25,000 a second, and whether every decision comes out as"
                        + " DETECT made it.")
final class BenchReplayCommand implements Callable<Integer> {

    @Option(names = "--components", defaultValue = "250000", description = "How many report (${DEFAULT-VALUE}).")
    private int components;

    @Option(
            names = "--heartbeats",
            defaultValue = "10000000",
            description = "How many are replayed (${DEFAULT-VALUE}).")
    private long heartbeats;

    @Option(
            names = "--month",
            paramLabel = "DIR",
            description = "Instead: decide a simulated month of this landscape once more, such as landscapes/national.")
    private @Nullable Path month;

    @Option(names = "--days", defaultValue = "30", description = "How long the month is (${DEFAULT-VALUE}).")
    private int days;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        if (month != null) {
            return month(month);
        }
        try (BrokerHouse brokers = BrokerHouse.one()) {
            ReplayBench.Figures figures = new ReplayBench(
                            Ground.at(brokers.bootstrap(), "bench.", 1), brokers.folder("state"), output::remark)
                    .run(components, heartbeats);
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("times_real_time", Math.round(figures.timesRealTime() * 10) / 10.0);
            json.put("differences", figures.differences());
            json.put("heap_mb", figures.heapMb());
            json.put("alike", figures.agreed());
            json.put("heartbeats", figures.heartbeats());
            json.put("seconds", Math.round(figures.seconds() * 10) / 10.0);
            json.put("processor_seconds", Math.round(figures.processor() * 10) / 10.0);
            json.put("components", components);
            output.say(
                    json,
                    "%.1f times real time: %,d records in %.1f s (%.1f s of processor); %,d decisions alike, %d differ unexplained; heap at most %d MiB"
                            .formatted(
                                    figures.timesRealTime(),
                                    figures.heartbeats(),
                                    figures.seconds(),
                                    figures.processor(),
                                    figures.agreed(),
                                    figures.differences(),
                                    figures.heapMb()));
            return figures.differences() == 0 ? 0 : 1;
        }
    }

    private int month(Path landscape) {
        MonthBench.Figures figures = MonthBench.run(landscape, days, 1);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("seconds", Math.round(figures.seconds() * 10) / 10.0);
        json.put("processor_seconds", Math.round(figures.processor() * 10) / 10.0);
        json.put("days", days);
        json.put("outages", figures.outages());
        json.put("pages", figures.pages());
        json.put("heap_mb", figures.heapMb());
        output.say(
                json,
                "%d days in %.1f s (%.1f s of processor): %,d outages, %,d pages; heap at most %d MiB"
                        .formatted(
                                days,
                                figures.seconds(),
                                figures.processor(),
                                figures.outages(),
                                figures.pages(),
                                figures.heapMb()));
        return 0;
    }
}
