package varde.app.bench;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import varde.app.Output;
import varde.bench.detect.LiveBench;
import varde.bench.detect.LiveFigures;
import varde.bench.ground.Ground;

/** {@code varde bench live}: a large population live, and how soon a silence is told. */
@Command(
        name = "live",
        description =
                "A large population live at 10 s: no false alarm, then one in a hundred falls silent and is found;"
                        + " how soon, and how long DETECT takes to be abreast again after kill -9. Exit 1 if any was missed or false.")
final class BenchLiveCommand implements Callable<Integer> {

    @Option(names = "--components", defaultValue = "1000000", description = "How many (${DEFAULT-VALUE}).")
    private int components;

    @Option(names = "--minutes", defaultValue = "5", description = "How long all is well (${DEFAULT-VALUE}).")
    private double minutes;

    @Option(names = "--threads", defaultValue = "2", description = "Stream threads (${DEFAULT-VALUE}).")
    private int threads;

    @Option(names = "--seed", defaultValue = "1", description = "Which fall silent (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--end",
            defaultValue = "RESTARTED",
            description =
                    "What happens in the end, ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}): RESTARTED is killed with -9;"
                            + " TAKEN_OVER as well, with a second instance that stands by.")
    private LiveBench.End end = LiveBench.End.RESTARTED;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        try (BrokerHouse brokers = BrokerHouse.one()) {
            Ground ground = Ground.at(brokers.bootstrap(), "bench.", 1);
            LiveFigures figures = new LiveBench(
                            ground,
                            new LiveBench.Options(components, minutes, threads, seed, end),
                            brokers.folder("state"),
                            output::remark)
                    .run();
            output.say(figures.json(), figures.words());
            return figures.missed() + figures.wrong() == 0 ? 0 : 1;
        }
    }
}
