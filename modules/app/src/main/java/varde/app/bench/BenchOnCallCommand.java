package varde.app.bench;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import varde.app.Output;
import varde.app.apply.Folder;
import varde.bench.oncall.OnCallBench;
import varde.config.Configuration;

/** {@code varde bench oncall}: how long it takes to know who is on call, for all teams over a year. */
@Command(
        name = "oncall",
        description =
                "All shifts and gaps of all teams over a year, the best of the rounds; and 100,000 questions who is on"
                        + " call at a chance moment.")
final class BenchOnCallCommand implements Callable<Integer> {

    @Option(names = "--config", defaultValue = "config", description = "Configuration folder (${DEFAULT-VALUE}).")
    private Path folder = Path.of("config");

    @Option(
            names = "--from",
            defaultValue = "2026-02-01T00:00:00Z",
            description = "The year's begin (${DEFAULT-VALUE}).")
    private Instant from = Instant.EPOCH;

    @Option(names = "--rounds", defaultValue = "3", description = "How often (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--seed", defaultValue = "1", description = "Of the chance moments (${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        Configuration configuration = Folder.require(folder);
        OnCallBench.Figures figures =
                new OnCallBench(configuration.teams(), configuration.people()).run(from, rounds, seed);
        output.say(
                figures,
                String.format(
                        Locale.ROOT,
                        "%d teams, %d schedules, a year from %s: %d shifts, %d gaps in %.3f s (best of %d); one question p99 %.3f ms",
                        figures.teams(),
                        figures.schedules(),
                        from,
                        figures.shifts(),
                        figures.gaps(),
                        figures.seconds(),
                        rounds,
                        figures.p99_ms()));
        return 0;
    }
}
