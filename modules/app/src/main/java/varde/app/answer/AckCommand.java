package varde.app.answer;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import varde.app.CannotStart;
import varde.app.Settings;
import varde.app.log.LogReader;
import varde.app.pipeline.Line;
import varde.app.view.Situation;
import varde.core.command.Command.How;
import varde.core.command.Command.Kind;
import varde.core.correlate.Outage;
import varde.core.escalate.Escalation;

/** {@code varde ack N}: I have it. */
@Command(name = "ack", description = "Acknowledge an outage: you have it, nobody else is woken for it.")
public final class AckCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Settings settings;

    @Parameters(
            paramLabel = "N",
            arity = "0..1",
            defaultValue = "",
            description = "The outage's number, or the code of a digest, like D17; none: the last one paged to you.")
    private String which = "";

    @Mixin
    private Speech speech = new Speech();

    private int number;

    /** The command, with these settings. */
    public AckCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        if (!which.matches("[0-9]{1,9}")) {
            Map<String, String> values = which.isEmpty()
                    ? Map.of()
                    : Map.of(varde.core.command.Command.BUNDLE, which.toUpperCase(Locale.ROOT));
            return speech.say(settings, Kind.ACKNOWLEDGE, Optional.empty(), "", values);
        }
        number = Integer.parseInt(which);
        Line line = speech.line(settings);
        Situation situation = new Situation(line.topics(), line.codecs());
        try (LogReader reader =
                        LogReader.follow(line.kafka(), situation.sources(), LogReader.From.BEGINNING, situation::take);
                Answering answering = new Answering(line.kafka(), line.topics(), line.codecs(), situation)) {
            if (!reader.awaitCaughtUp(PATIENCE)) {
                throw new CannotStart(
                        "the log could not be read within " + PATIENCE.toSeconds() + " s; nothing has changed");
            }
            return tell(answering.acknowledge(number, speech.team(), speech.who(), How.COMMAND_LINE), situation);
        }
    }

    private int tell(Answer answer, Situation situation) {
        if (answer instanceof Answer.Yours yours) {
            return say("yours", number + " " + title(yours.outage()) + ": it is yours", 0);
        }
        if (answer instanceof Answer.TakenBy taken) {
            Escalation.Acknowledgement first = taken.first();
            return say(
                    "taken",
                    number + " " + title(taken.outage()) + ": " + situation.nameOf(first.person()) + " took it at "
                            + clock(first.at()) + "; you are noted as well",
                    0);
        }
        if (answer instanceof Answer.Over over) {
            return say("over", number + " " + title(over.outage()) + ": is over already", 1);
        }
        if (answer instanceof Answer.NoSuchOutage) {
            return say("unknown", "there is no outage " + number + "; ./varde outages lists them", 1);
        }
        return say("unheard", "the log has your answer, but ESCALATE has not decided on it yet: is it running?", 1);
    }

    private int say(String outcome, String words, int status) {
        speech.output().say(Map.<String, Object>of("outage", number, "outcome", outcome), words);
        return status;
    }

    private static String title(Outage outage) {
        return outage.applications().isEmpty()
                ? outage.rootName()
                : outage.applications().get(0);
    }

    private static String clock(long at) {
        return DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT)
                .withZone(ZoneId.systemDefault())
                .format(Instant.ofEpochMilli(at));
    }
}
