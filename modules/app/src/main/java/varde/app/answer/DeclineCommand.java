package varde.app.answer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import varde.app.Settings;
import varde.core.command.Command;

/** {@code varde decline N [WHY]}: I cannot take it. */
@CommandLine.Command(
        name = "decline",
        description =
                "Say that you cannot take an outage: the next in line is paged at once, unless others are being asked already.")
public final class DeclineCommand implements Callable<Integer> {

    private final Settings settings;

    @Parameters(index = "0", paramLabel = "N", description = "The outage's number.")
    private int number;

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "WHY", description = "Why, for the others.")
    private List<String> why = List.of();

    @Mixin
    private Speech speech = new Speech();

    /** The command, with these settings. */
    public DeclineCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        return speech.say(
                settings,
                Command.Kind.NOTE,
                Optional.of(number),
                String.join(" ", why),
                Map.of(Command.ANSWER, Command.NO));
    }
}
