package varde.app.up;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import varde.app.CannotStart;
import varde.app.Output;
import varde.app.Setting;
import varde.app.Settings;
import varde.app.embedded.DataFolder;
import varde.app.outbox.Arrival;
import varde.config.Configuration;

/** {@code varde rehearse}: the smoke test of everything. */
@Command(
        name = "rehearse",
        description =
                "Go the whole way once on a throw-away broker: break something, page by SMS and mail, acknowledge,"
                        + " recover, all-clear. Exit status 0 if all of it happened, 1 if not.")
public final class RehearseCommand implements Callable<Integer> {

    private static final String VICTIM = "oslo-1/db-kj-a";

    private final Settings settings;

    @Option(
            names = "--config",
            paramLabel = "DIR",
            description = "Configuration folder (default: VARDE_CONFIG or ./config).")
    private @Nullable Path config;

    @Option(names = "--break", paramLabel = "COMPONENT", description = "What is broken (default: ${DEFAULT-VALUE}).")
    private String victim = VICTIM;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            description = "How long each step may take (default: ${DEFAULT-VALUE}).")
    private int patience = 90;

    @Mixin
    private Output output = new Output();

    /** The command, with these settings. */
    public RehearseCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        Configuration configuration = UpCommand.configuration(config == null ? settings.path(Setting.CONFIG) : config);
        DataFolder folder = DataFolder.openTemporary();
        long began = System.nanoTime();
        CopyOnWriteArrayList<Arrival> arrivals = new CopyOnWriteArrayList<>();
        try (LocalRun run = LocalRun.start(
                folder,
                settings,
                new LocalRun.Options(
                        configuration, true, false, new PrintWriter(PrintWriter.nullWriter()), arrivals::add))) {
            tell("ready", Duration.ofNanos(System.nanoTime() - began), "on a throw-away broker");
            new Rehearsal(run, arrivals, Duration.ofSeconds(patience), this::tell).play(victim);
            tell("rehearsed", Duration.ofNanos(System.nanoTime() - began), "in all");
            return 0;
        } catch (CannotStart e) {
            output.say(
                    Map.<String, Object>of("step", "failed", "reason", String.valueOf(e.getMessage())),
                    String.valueOf(e.getMessage()));
            return 1;
        } finally {
            folder.discard();
        }
    }

    private void tell(String step, Duration took, String words) {
        output.say(
                Map.<String, Object>of("step", step, "seconds", took.toMillis() / 1000.0, "what", words),
                String.format(Locale.ROOT, "%6.1f s  %-18s %s", took.toMillis() / 1000.0, step, words));
    }
}
