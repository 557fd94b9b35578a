package varde.app.answer;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import varde.app.Connection;
import varde.app.Output;
import varde.app.Settings;
import varde.app.pipeline.Line;
import varde.core.command.Command;

/** What all commands have in common by which somebody says something about an outage. */
final class Speech {

    @Mixin
    private Speaker speaker = new Speaker();

    @Option(names = "--team", paramLabel = "TEAM", description = "Only for this team, where several are asked.")
    private @Nullable String team;

    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private Output output = new Output();

    /** Who says it. */
    String who() {
        return speaker.who();
    }

    /** The team that is meant, where several are asked. */
    Optional<String> team() {
        return Optional.ofNullable(team);
    }

    /** Where the outcome is printed. */
    Output output() {
        return output;
    }

    /** The line to Kafka and the registry. */
    Line line(Settings settings) {
        return Line.open(connection.find(settings), settings);
    }

    /**
     * Says it, and prints what came of it.
     *
     * @param kind what is wanted
     * @param number the outage's number; empty where none is meant
     * @param note free text
     * @param values further values
     * @return the exit status
     */
    int say(Settings settings, Command.Kind kind, Optional<Integer> number, String note, Map<String, String> values) {
        SortedMap<String, String> sorted = new TreeMap<>(values);
        Command command = new Command(
                UUID.randomUUID().toString(), kind, who(), Command.How.COMMAND_LINE, number, team(), note, sorted);
        try (Speaking speaking = new Speaking(line(settings))) {
            return tell(kind, speaking.say(command));
        }
    }

    private int tell(Command.Kind kind, Speaking.Heard heard) {
        String words = heard.outcome() == Speaking.Outcome.UNHEARD
                ? "the log has it, but ESCALATE has not decided on it yet: is it running?"
                : String.join(System.lineSeparator(), heard.words());
        output.say(
                Map.<String, Object>of(
                        "command", kind.name(), "outcome", heard.outcome().name(), "words", heard.words()),
                words);
        return heard.outcome() == Speaking.Outcome.OBEYED ? 0 : 1;
    }
}
