package varde.app.bench;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import varde.app.Output;
import varde.bench.detect.BacklogBench;
import varde.bench.detect.BacklogFigures;
import varde.bench.ground.Ground;

/** {@code varde bench detect}: how many heartbeats a second DETECT takes from a backlog. */
@Command(
        name = "detect",
        description = "Heartbeats a second through DETECT from a backlog, exactly once, state kept, against an empty"
                + " processor that only decodes the same records. Broker and stage are processes of their own.")
final class BenchDetectCommand implements Callable<Integer> {

    @Option(names = "--components", defaultValue = "250000", description = "How many report (${DEFAULT-VALUE}).")
    private int components;

    @Option(names = "--heartbeats", defaultValue = "4000000", description = "How many are measured (${DEFAULT-VALUE}).")
    private long heartbeats;

    @Option(
            names = "--warm-up",
            defaultValue = "40000000",
            description = "How many come before them and are not measured (${DEFAULT-VALUE}).")
    private long warmUp;

    @Option(names = "--threads", defaultValue = "2", description = "Stream threads (${DEFAULT-VALUE}).")
    private int threads;

    @Option(
            names = "--rounds",
            defaultValue = "3",
            description = "Rounds, after one that is not counted; medians count (${DEFAULT-VALUE}).")
    private int rounds;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        try (BrokerHouse brokers = BrokerHouse.one()) {
            Ground ground = Ground.at(brokers.bootstrap(), "bench.", 1);
            BacklogFigures figures = new BacklogBench(
                            ground,
                            new BacklogBench.Options(components, heartbeats, warmUp, threads, rounds),
                            brokers.folder("state"),
                            output::remark)
                    .run();
            output.say(figures.json(), figures.words());
            return 0;
        }
    }
}
