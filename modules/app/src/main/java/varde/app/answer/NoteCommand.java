package varde.app.answer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import varde.app.Settings;
import varde.core.command.Command.Kind;

/** {@code varde note N TEXT}: remember this. */
@Command(name = "note", description = "Write a note to an outage. It wakes nobody.")
public final class NoteCommand implements Callable<Integer> {

    private final Settings settings;

    @Parameters(index = "0", paramLabel = "N", description = "The outage's number.")
    private int number;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "TEXT", description = "The note.")
    private List<String> text = List.of();

    @Mixin
    private Speech speech = new Speech();

    /** The command, with these settings. */
    public NoteCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        return speech.say(settings, Kind.NOTE, Optional.of(number), String.join(" ", text), Map.of());
    }
}
