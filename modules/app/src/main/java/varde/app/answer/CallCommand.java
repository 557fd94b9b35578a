package varde.app.answer;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import varde.app.Settings;
import varde.core.command.Command.Kind;

/** {@code varde call N WHOM}: one more is needed. */
@Command(name = "call", description = "Page one more for an outage, whoever has it already.")
public final class CallCommand implements Callable<Integer> {

    private final Settings settings;

    @Parameters(index = "0", paramLabel = "N", description = "The outage's number.")
    private int number;

    @Parameters(index = "1", paramLabel = "WHOM", description = "person:ID, team:ID or schedule:ID.")
    private String whom = "";

    @Mixin
    private Speech speech = new Speech();

    /** The command, with these settings. */
    public CallCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        return speech.say(
                settings, Kind.ADD_RESPONDER, Optional.of(number), "", Map.of(varde.core.command.Command.TO, whom));
    }
}
