package varde.app.steer;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import picocli.CommandLine.Mixin;
import varde.app.Connection;
import varde.app.Output;
import varde.app.Settings;
import varde.app.answer.Speaker;
import varde.app.pipeline.Line;
import varde.core.command.Command;
import varde.core.correlate.Outage;

/** What all commands have in common by which somebody steers CORRELATE. */
final class Steer {

    /** Something is wrong with what was asked; nothing was sent. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refused(String why) {
            super(why);
        }
    }

    /** What is done on the line to CORRELATE. */
    interface Saying {
        /** Checks, says it, and tells what came of it. */
        Steering.Heard with(Steering steering);
    }

    @Mixin
    private Speaker speaker = new Speaker();

    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private Output output = new Output();

    /** Who says it. */
    String who() {
        return speaker.who();
    }

    /** Where the outcome is printed. */
    Output output() {
        return output;
    }

    /** A command of this kind, by whoever says it. */
    Command command(
            Command.Kind kind,
            Optional<Integer> number,
            Optional<String> team,
            String why,
            Map<String, String> values) {
        return new Command(
                UUID.randomUUID().toString(),
                kind,
                who(),
                Command.How.COMMAND_LINE,
                number,
                team,
                why,
                new TreeMap<>(values));
    }

    /** Says it, and prints what came of it; tells the exit status. */
    int say(Settings settings, Command.Kind kind, Saying saying) {
        Steering.Heard heard;
        try (Steering steering = new Steering(Line.open(connection.find(settings), settings))) {
            heard = saying.with(steering);
        } catch (Refused wrong) {
            heard = new Steering.Heard(Steering.Outcome.REFUSED, String.valueOf(wrong.getMessage()));
        }
        output.say(
                Map.<String, Object>of(
                        "command", kind.name(), "outcome", heard.outcome().name(), "words", heard.words()),
                heard.words());
        return heard.outcome() == Steering.Outcome.OBEYED ? 0 : 1;
    }

    /** The open outage of this number. */
    static Outage open(Steering steering, int number) {
        Outage outage = steering.situation()
                .outage(number)
                .orElseThrow(() -> new Refused("there is no outage " + number + "; ./varde outages lists them"));
        if (outage.status() != Outage.Status.OPEN) {
            throw new Refused(number + " " + outage.rootName() + " is "
                    + outage.status().name().toLowerCase(Locale.ROOT) + " already; nothing was sent");
        }
        return outage;
    }

    /** The text, which must say something. */
    static String because(Iterable<String> words) {
        String text = String.join(" ", words).strip();
        if (text.isEmpty()) {
            throw new Refused("say why: it is kept in the log for those who ask later");
        }
        return text;
    }
}
