package varde.app.bench;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import varde.app.Output;
import varde.bench.ground.Ground;
import varde.bench.notify.NotifyBench;
import varde.bench.notify.NotifyFigures;

/** {@code varde bench notify}: how fast mails and text messages leave. */
@Command(
        name = "notify",
        description =
                "Mails and text messages from a backlog to a mail server and a gateway on this machine, both at once."
                        + " The broker is a process of its own.")
final class BenchNotifyCommand implements Callable<Integer> {

    @Option(names = "--mails", defaultValue = "5000", description = "How many mails (${DEFAULT-VALUE}).")
    private int mails;

    @Option(names = "--sms", defaultValue = "5000", description = "How many text messages (${DEFAULT-VALUE}).")
    private int sms;

    @Option(names = "--people", defaultValue = "500", description = "How many receivers of each (${DEFAULT-VALUE}).")
    private int people;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        try (BrokerHouse brokers = BrokerHouse.one()) {
            Ground ground = Ground.at(brokers.bootstrap(), "bench.", 1);
            ground.createTopics();
            NotifyFigures figures = new NotifyBench(ground).run(mails, sms, people);
            output.say(figures.json(), figures.words());
            return figures.lost() == 0 && figures.repeated() == 0 && figures.outOfOrder() == 0 ? 0 : 1;
        }
    }
}
