package varde.app.up;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import varde.app.CannotStart;
import varde.app.Setting;
import varde.app.Settings;
import varde.app.embedded.DataFolder;
import varde.config.ConfigFolder;
import varde.config.Configuration;
import varde.config.Reading;
import varde.config.problem.Problem;

/** {@code varde up}: the whole of Varde in one process. */
@Command(
        name = "up",
        description =
                "Run everything here: embedded broker and registry, all stages, notifiers with a local outbox, the"
                        + " wall, and a simulated network that breaks now and then.")
public final class UpCommand implements Callable<Integer> {

    private final Settings settings;

    @Option(
            names = "--config",
            paramLabel = "DIR",
            description = "Configuration folder (default: VARDE_CONFIG or ./config).")
    private @Nullable Path config;

    @Option(names = "--data", paramLabel = "DIR", description = "Data folder (default: VARDE_DATA or ./data).")
    private @Nullable Path data;

    @Option(names = "--fresh", description = "Begin anew: delete what the data folder holds.")
    private boolean fresh;

    @Option(names = "--no-simulation", description = "No simulated network: only what real agents report.")
    private boolean withoutSimulation;

    @Spec
    private @Nullable CommandSpec command;

    /** The command, with these settings. */
    public UpCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() throws InterruptedException {
        long began = System.nanoTime();
        PrintWriter out = line().getOut();
        Reading reading =
                ConfigFolder.read(config == null ? settings.path(Setting.CONFIG) : config, UpCommand::variable);
        if (reading.configuration().isEmpty()) {
            reading.problems().forEach(problem -> line().getErr().println(problem));
            return 1;
        }
        Configuration configuration = reading.configuration().get();
        DataFolder folder = DataFolder.open(data == null ? settings.path(Setting.DATA) : data, fresh);
        LocalRun run = LocalRun.start(
                folder, settings, new LocalRun.Options(configuration, !withoutSimulation, true, out, arrival -> {}));
        out.println("Ready in " + Math.round((System.nanoTime() - began) / 1e9) + " s. Wall " + run.wall() + "  Outbox "
                + folder.root().resolve("outbox") + "  Heartbeats " + run.gateway() + "  Try: ./varde ack 1001"
                + (withoutSimulation ? "" : " | ./varde break path/trd-osl-1"));
        out.flush();
        run.startBreaking();
        return awaitEnd(run);
    }

    /** Runs until it is told to stop, or can no longer do its work. */
    private int awaitEnd(LocalRun run) throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        AtomicReference<String> ended = new AtomicReference<>("");
        run.ended().thenAccept(ended::set);
        Thread stop = new Thread(
                () -> {
                    run.close();
                    stopped.countDown();
                },
                "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        while (!stopped.await(200, TimeUnit.MILLISECONDS)) {
            String reason = ended.get().isEmpty() ? run.failure().orElse("") : ended.get();
            if (!reason.isEmpty() && !stop.isAlive()) {
                line().getErr().println(reason);
                return 2;
            }
        }
        return 0;
    }

    private static Reading read(Path folder) {
        return ConfigFolder.read(folder, UpCommand::variable);
    }

    /**
     * The configuration of a folder, for a local run.
     *
     * @throws CannotStart with all its errors, if it has any
     */
    static Configuration configuration(Path folder) {
        Reading reading = read(folder);
        return reading.configuration()
                .orElseThrow(() -> new CannotStart(String.join(
                        System.lineSeparator(),
                        reading.errors().stream().map(Problem::toString).toList())));
    }

    /** The outbox stands in for all providers, so their secrets need not be there. */
    private static Optional<String> variable(String name) {
        return java.util.Optional.of(
                java.util.Optional.ofNullable(System.getenv(name)).orElse("1"));
    }

    private CommandLine line() {
        if (command == null) {
            throw new IllegalStateException("picocli gives every command its specification");
        }
        return command.commandLine();
    }
}
