package varde.app.bench;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import varde.app.Output;
import varde.bench.agent.AgentBench;
import varde.bench.agent.AgentFigures;
import varde.bench.ground.Ground;

/** {@code varde bench agent}: how many checks one agent carries on one core. */
@Command(
        name = "agent",
        description =
                "Checks that one agent carries in a process of its own, on one core where taskset is there: of twenty nine are"
                        + " TCP, seven HTTP, three TLS and one runs a program. What it looks at and the broker that takes its heartbeats"
                        + " are other processes on this machine.")
final class BenchAgentCommand implements Callable<Integer> {

    @Option(names = "--checks", defaultValue = "2000", description = "How many checks (${DEFAULT-VALUE}).")
    private int checks;

    @Option(
            names = "--interval",
            defaultValue = "10000",
            description = "From look to look, in milliseconds (${DEFAULT-VALUE}).")
    private int interval;

    @Option(names = "--seconds", defaultValue = "60", description = "How long is measured (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--mute",
            description = "Nothing answers: all checks are HTTP, and each runs into its time limit three times.")
    private boolean mute;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        try (BrokerHouse brokers = BrokerHouse.one()) {
            Ground ground = Ground.at(brokers.bootstrap(), "bench.", 1);
            AgentBench.Options options = new AgentBench.Options(checks, interval, seconds, mute);
            AgentFigures figures = new AgentBench(ground, options, brokers.folder("peers")).run();
            output.say(figures.json(), figures.words());
            return figures.broken() == 0 ? 0 : 1;
        }
    }
}
