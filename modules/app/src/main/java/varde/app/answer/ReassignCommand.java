package varde.app.answer;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import varde.app.Settings;
import varde.core.command.Command.Kind;

/** {@code varde reassign N TO}: give it to somebody else. */
@Command(
        name = "reassign",
        description = "Give an outage to another person or team: they are paged at once, those who had it are told.")
public final class ReassignCommand implements Callable<Integer> {

    private final Settings settings;

    @Parameters(index = "0", paramLabel = "N", description = "The outage's number.")
    private int number;

    @Parameters(index = "1", paramLabel = "TO", description = "person:ID, team:ID or schedule:ID.")
    private String to = "";

    @Mixin
    private Speech speech = new Speech();

    /** The command, with these settings. */
    public ReassignCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        return speech.say(settings, Kind.REASSIGN, Optional.of(number), "", Map.of(varde.core.command.Command.TO, to));
    }
}
