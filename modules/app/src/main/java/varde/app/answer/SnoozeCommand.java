package varde.app.answer;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import varde.app.Settings;
import varde.core.command.Command.Kind;

/** {@code varde snooze N}: not now. */
@Command(
        name = "snooze",
        description = "Put an outage off: nobody is woken for it until then, unless it becomes worse.")
public final class SnoozeCommand implements Callable<Integer> {

    private final Settings settings;

    @Parameters(paramLabel = "N", description = "The outage's number.")
    private int number;

    @Option(names = "--for", paramLabel = "TIME", description = "How long, like 30m or 2h (default: 1h; at most 24h).")
    private @Nullable String lasts;

    @Mixin
    private Speech speech = new Speech();

    /** The command, with these settings. */
    public SnoozeCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        Map<String, String> values = lasts == null ? Map.of() : Map.of(varde.core.command.Command.FOR, lasts);
        return speech.say(settings, Kind.SNOOZE, Optional.of(number), "", values);
    }
}
