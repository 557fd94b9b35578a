package varde.app.bench;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import varde.app.Output;
import varde.bench.detect.Disturbance;
import varde.bench.detect.Disturbed;

/** {@code varde bench disturbances}: what DETECT says wrongly, misses or says late when something around it breaks. */
@Command(
        name = "disturbances",
        description =
                "Break something around DETECT while components fall silent: a table of what was found, missed,"
                        + " false and late. Each on fresh brokers, with 20,000 components at 2 s (10 s where it says so). Exit 1 if any was not as expected.")
final class BenchDisturbancesCommand implements Callable<Integer> {

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "NAME",
            description = "Only these: ${COMPLETION-CANDIDATES} (default: all).")
    private List<Disturbance> only = List.of(Disturbance.values());

    @Option(names = "--seed", defaultValue = "1", description = "Which components fall silent (${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        boolean good = true;
        output.remark(Disturbed.head());
        for (Disturbance disturbance : only) {
            try (BrokerHouse brokers = BrokerHouse.of(disturbance.brokers())) {
                Disturbed row = disturbance.on(brokers, seed);
                output.say(row.json(), row.words());
                good &= row.good();
            }
        }
        return good ? 0 : 1;
    }
}
