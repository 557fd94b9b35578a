package varde.app;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.AppInfoParser;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import varde.app.agent.AgentCommand;
import varde.app.answer.AckCommand;
import varde.app.answer.CallCommand;
import varde.app.answer.DeclineCommand;
import varde.app.answer.DrillCommand;
import varde.app.answer.NoteCommand;
import varde.app.answer.ReassignCommand;
import varde.app.answer.SnoozeCommand;
import varde.app.apply.ApplyCommand;
import varde.app.apply.CheckCommand;
import varde.app.bench.BenchCommand;
import varde.app.notify.PageCommand;
import varde.app.oncall.OnCallCommand;
import varde.app.pipeline.RunCommand;
import varde.app.replay.ExportCommand;
import varde.app.replay.ReplayCommand;
import varde.app.replay.StatsCommand;
import varde.app.replay.StatusCommand;
import varde.app.route.RouteCommand;
import varde.app.simulate.SimulateCommand;
import varde.app.steer.MaintenanceCommand;
import varde.app.steer.MergeCommand;
import varde.app.steer.RaiseCommand;
import varde.app.steer.ResolveCommand;
import varde.app.topics.TopicsCommand;
import varde.app.up.BreakCommand;
import varde.app.up.HealCommand;
import varde.app.up.RehearseCommand;
import varde.app.up.UpCommand;
import varde.app.view.OutageCommand;
import varde.app.view.OutagesCommand;
import varde.app.watchdog.WatchdogCommand;
import varde.wire.registry.RegistryException;

/**
 * The {@code varde} command. Exit status 0 is good, 1 means that the answer is no, 2 that it could not be asked: bad use, nothing
 * to talk to, or a defect.
 */
@Command(
        name = "varde",
        description = "Watches a health network and wakes the right person when something breaks.",
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = Varde.Version.class)
public final class Varde {
    static final int BAD_USE = 2;

    private Varde() {}

    /** Runs one command and ends the process with its exit status. */
    public static void main(String[] arguments) {
        System.exit(run(System.getenv(), writer(System.out), writer(System.err), arguments));
    }

    /**
     * Runs one command in this process.
     *
     * @param environment the variables that settings are read from
     * @param out where answers go
     * @param err where complaints go
     * @param arguments the command and its options
     * @return the exit status
     */
    public static int run(Map<String, String> environment, PrintWriter out, PrintWriter err, String... arguments) {
        Settings settings;
        try {
            settings = Settings.of(environment);
        } catch (CannotStart refused) {
            err.println(refused.getMessage());
            err.flush();
            return BAD_USE;
        }
        CommandLine line = new CommandLine(new Varde());
        commands(settings).forEach(line::addSubcommand);
        return line.setOut(out)
                .setErr(err)
                .setParameterExceptionHandler((wrong, ignored) -> badUse(wrong))
                .setExecutionExceptionHandler((failure, command, ignored) -> failed(failure, command))
                .execute(arguments);
    }

    /** Every command there is. To add one, add a line. */
    private static List<Object> commands(Settings settings) {
        return List.of(
                new UpCommand(settings),
                new RehearseCommand(settings),
                new RunCommand(settings),
                new AgentCommand(settings),
                new WatchdogCommand(settings),
                new AckCommand(settings),
                new SnoozeCommand(settings),
                new ReassignCommand(settings),
                new CallCommand(settings),
                new DeclineCommand(settings),
                new NoteCommand(settings),
                new RaiseCommand(settings),
                new ResolveCommand(settings),
                new MergeCommand(settings),
                MaintenanceCommand.line(settings),
                PageCommand.line(settings),
                new DrillCommand(settings),
                new OutagesCommand(settings),
                new OutageCommand(settings),
                new BreakCommand(settings),
                new HealCommand(settings),
                new CheckCommand(settings),
                new ApplyCommand(settings),
                new RouteCommand(settings),
                new OnCallCommand(settings),
                new ReplayCommand(settings),
                new ExportCommand(settings),
                new StatusCommand(settings),
                new StatsCommand(settings),
                new TopicsCommand(settings),
                BenchCommand.line(),
                new SimulateCommand(settings),
                new SettingsCommand(settings));
    }

    private static int badUse(CommandLine.ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(wrong.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(wrong, err);
        err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        err.flush();
        return BAD_USE;
    }

    private static int failed(Exception failure, CommandLine command) {
        PrintWriter err = command.getErr();
        if (failure instanceof CannotStart || failure instanceof RegistryException) {
            err.println(failure.getMessage());
        } else {
            err.println("A defect in Varde; please report it with these lines:");
            failure.printStackTrace(err);
        }
        err.flush();
        return BAD_USE;
    }

    /** Names have letters that a machine without a locale would print as question marks. */
    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Varde.class.getPackage().getImplementationVersion();
            return new String[] {
                "varde " + (version == null ? "(development)" : version) + ", Kafka " + AppInfoParser.getVersion()
                        + ", Java " + Runtime.version()
            };
        }
    }
}
