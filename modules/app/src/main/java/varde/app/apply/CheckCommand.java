package varde.app.apply;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import varde.app.Output;
import varde.app.Setting;
import varde.app.Settings;
import varde.config.Reading;

/** {@code varde check DIR}: all that is wrong with a configuration folder; the exit status is 1 when there is an error. */
@Command(name = "check", description = "Check a configuration folder: every error with file and line.")
public final class CheckCommand implements Callable<Integer> {
    private final Settings settings;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DIR",
            description = "Configuration folder (default: VARDE_CONFIG or ./config).")
    private @Nullable Path folder;

    @Option(names = "--all", description = "List every single point of failure, not only the worst.")
    private boolean all;

    @Mixin
    private Output output = new Output();

    /** The command. */
    public CheckCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        Reading reading = Folder.read(folder == null ? settings.path(Setting.CONFIG) : folder);
        Verdict.problems(reading, output);
        reading.configuration().ifPresent(good -> {
            Verdict.good(good, reading, output);
            Weaknesses.of(good).tell(all, output);
        });
        return reading.configuration().isPresent() ? 0 : 1;
    }
}
