package varde.app.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import varde.app.Connection;
import varde.app.Output;
import varde.app.Settings;
import varde.app.log.LogReader;
import varde.app.pipeline.Line;
import varde.core.correlate.Outage;
import varde.core.escalate.Escalation;
import varde.core.stage.Reason;

/** {@code varde outage N}: one outage with all its reasons. */
@Command(name = "outage", description = "Show one outage: what, why, who was paged and what became of it.")
public final class OutageCommand implements Callable<Integer> {

    private final Settings settings;

    @Parameters(paramLabel = "N", description = "The outage's number.")
    private int number;

    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private Output output = new Output();

    /** The command, with these settings. */
    public OutageCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        Line line = Line.open(connection.find(settings), settings);
        Situation situation = new Situation(line.topics(), line.codecs());
        LogReader.readAll(line.kafka(), situation.sources(), situation::take);
        Optional<Outage> outage = situation.outage(number);
        if (outage.isEmpty()) {
            output.say(
                    Map.<String, Object>of("number", number, "found", false),
                    "there is no outage " + number + "; ./varde outages --all lists them");
            return 1;
        }
        List<Escalation> escalations = situation.escalations(outage.get().id());
        output.say(
                Map.<String, Object>of("outage", outage.get().toString(), "escalations", escalations.toString()),
                words(outage.get(), escalations, situation));
        return 0;
    }

    private static String words(Outage outage, List<Escalation> escalations, Situation situation) {
        List<String> lines = new ArrayList<>();
        lines.add(outage.number() + " " + outage.severity() + " " + OutagesCommand.title(outage) + " ("
                + outage.status().name().toLowerCase(Locale.ROOT) + ")");
        lines.add("  cause    " + outage.root() + ", " + outage.rootName());
        lines.add("  broke    " + OutagesCommand.time(outage.brokeAt()));
        lines.add("  opened   " + OutagesCommand.time(outage.openedAt()));
        outage.closedAt().ifPresent(at -> lines.add("  over     " + OutagesCommand.time(at)));
        lines.add("  hits     " + outage.counts().failed() + " now, "
                + outage.counts().failures() + " in all " + outage.counts().byKind());
        outage.applications().forEach(name -> lines.add("           " + name));
        lines.add("  because");
        outage.reasons().forEach(reason -> lines.add("    " + words(reason)));
        for (Escalation escalation : escalations) {
            lines.add("  " + situation.nameOfTeam(escalation.team()) + ": "
                    + escalation.status().name().toLowerCase(Locale.ROOT));
            escalation.pages().forEach(page -> lines.add("    " + words(page, situation)));
            escalation
                    .acknowledgements()
                    .forEach(answer -> lines.add("    " + OutagesCommand.time(answer.at()) + "  "
                            + situation.nameOf(answer.person()) + " answered by "
                            + answer.how().name().toLowerCase(Locale.ROOT).replace('_', ' ')));
            escalation.reasons().forEach(reason -> lines.add("    " + words(reason)));
        }
        return String.join(System.lineSeparator(), lines);
    }

    private static String words(Reason reason) {
        return reason.rule() + ": " + reason.text();
    }

    private static String words(Escalation.PageMade page, Situation situation) {
        return OutagesCommand.time(page.at()) + "  "
                + page.event().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " to "
                + situation.nameOf(page.person()) + " by " + page.channel() + ": "
                + page.fate().name().toLowerCase(Locale.ROOT) + (page.note().isEmpty() ? "" : ", " + page.note());
    }
}
