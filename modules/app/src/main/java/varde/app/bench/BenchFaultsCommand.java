package varde.app.bench;

import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import varde.app.Output;
import varde.bench.ground.Ground;
import varde.bench.notify.FaultBench;
import varde.bench.notify.FaultRow;
import varde.bench.notify.KillBench;
import varde.bench.notify.StrangersCertificate;

/** {@code varde bench faults}: what comes of pages when providers fail and notifiers are killed. */
@Command(
        name = "faults",
        description =
                "Let providers fail in every way and kill notifiers at every moment; print what came of the pages.")
final class BenchFaultsCommand implements Callable<Integer> {

    @Option(
            names = "--kills",
            defaultValue = "200",
            description = "How often a notifier is killed at a random moment (${DEFAULT-VALUE}).")
    private int kills;

    @Option(
            names = "--lanes",
            defaultValue = "6",
            description = "How many of them live side by side (${DEFAULT-VALUE}).")
    private int lanes;

    @Option(names = "--seed", description = "Of the random moments (default: drawn, and printed).")
    private @Nullable Long seed;

    @Option(names = "--only", defaultValue = "all", description = "all, providers, points or kills (${DEFAULT-VALUE}).")
    private String only = "all";

    @Mixin
    private Output output = new Output();

    private boolean good = true;

    @Override
    public Integer call() throws Exception {
        AtomicInteger run = new AtomicInteger();
        try (BrokerHouse brokers = BrokerHouse.one()) {
            Supplier<Ground> grounds = () -> Ground.at(brokers.bootstrap(), "fault" + run.incrementAndGet() + ".", 1);
            output.remark(FaultRow.HEADING);
            if (wanted("providers")) {
                new FaultBench(grounds, StrangersCertificate.make(brokers.folder("keys"))).run(this::tell);
            }
            KillBench killing = new KillBench(grounds, lanes);
            if (wanted("points")) {
                killing.atEachPoint(this::tell);
            }
            if (wanted("kills")) {
                tell(killing.atRandom(kills, seed == null ? new Random().nextInt(1_000_000) : seed));
            }
        }
        return good ? 0 : 1;
    }

    private boolean wanted(String part) {
        return only.equals("all") || only.equals(part);
    }

    private void tell(FaultRow row) {
        good &= row.good();
        output.say(row.json(), row.words());
    }
}
