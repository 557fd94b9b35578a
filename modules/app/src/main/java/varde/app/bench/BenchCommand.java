package varde.app.bench;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code varde bench NAME}: measures one thing and prints its figures. To add a benchmark, add its class and its line. */
@Command(
        name = "bench",
        description = "Measure: print figures of this build on this machine, with the options used.",
        synopsisSubcommandLabel = "NAME")
public final class BenchCommand {

    private BenchCommand() {}

    /** The command with all its benchmarks. */
    public static CommandLine line() {
        CommandLine line = new CommandLine(new BenchCommand());
        benchmarks().forEach(line::addSubcommand);
        return line;
    }

    private static List<Object> benchmarks() {
        return List.of(
                new BenchAgentCommand(),
                new BenchDetectCommand(),
                new BenchLiveCommand(),
                new BenchDisturbancesCommand(),
                new BenchPathCommand(),
                new BenchEvaluateCommand(),
                new BenchFaultsCommand(),
                new BenchNotifyCommand(),
                new BenchReplayCommand(),
                new BenchStormCommand(),
                new BenchOnCallCommand(),
                new BenchEscalateCommand());
    }
}
