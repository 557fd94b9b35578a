package varde.app.view;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import varde.app.Connection;
import varde.app.Output;
import varde.app.Settings;
import varde.app.log.LogReader;
import varde.app.pipeline.Line;
import varde.core.correlate.Member;
import varde.core.correlate.Outage;
import varde.core.escalate.Escalation;
import varde.core.route.Route;

/** {@code varde outages}: what is going on. */
@Command(name = "outages", description = "List open outages, the worst first.")
public final class OutagesCommand implements Callable<Integer> {

    private final Settings settings;

    @Option(names = "--all", description = "Those that are over as well, the latest first.")
    private boolean all;

    @Option(names = "--unknown", description = "Instead: components that somebody reports and no landscape knows.")
    private boolean unknown;

    @Option(
            names = "--broken-checks",
            description = "Instead: components whose check is broken, so that it has no vote.")
    private boolean brokenChecks;

    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private Output output = new Output();

    /** The command, with these settings. */
    public OutagesCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        Line line = Line.open(connection.find(settings), settings);
        Situation situation = new Situation(line.topics(), line.codecs());
        LogReader.readAll(line.kafka(), situation.sources(), situation::take);
        if (unknown || brokenChecks) {
            members(situation, unknown ? Member.Standing.UNLISTED : Member.Standing.BROKEN_CHECK);
            return 0;
        }
        List<Outage> outages = all ? situation.all() : situation.open();
        outages.forEach(outage -> tell(outage, situation));
        if (outages.isEmpty()) {
            output.remark("all is well");
        }
        return 0;
    }

    private void members(Situation situation, Member.Standing standing) {
        List<Member> members = situation.members(standing);
        members.forEach(member -> output.say(
                Map.<String, Object>of(
                        "component", member.component(), "since", time(member.at()), "note", member.note()),
                member.component() + "  since " + time(member.at()) + "  " + member.note()));
        if (members.isEmpty()) {
            output.remark("none");
        }
    }

    private void tell(Outage outage, Situation situation) {
        String who = situation.escalations(outage.id()).stream()
                .flatMap(escalation -> escalation.acknowledgements().stream())
                .map(Escalation.Acknowledgement::person)
                .distinct()
                .collect(Collectors.joining(", "));
        String teams =
                outage.destinations().stream().map(Route.Destination::team).collect(Collectors.joining(","));
        output.say(
                Map.<String, Object>of(
                        "number", outage.number(),
                        "status", outage.status(),
                        "severity", outage.severity(),
                        "title", title(outage),
                        "root", outage.root(),
                        "since", time(outage.brokeAt()),
                        "failed", outage.counts().failed(),
                        "teams", teams,
                        "acknowledged", who),
                String.format(
                        Locale.ROOT,
                        "%d  %-8s  %-6s  since %s  %s; cause %s; %d failed; %s%s",
                        outage.number(),
                        outage.severity(),
                        outage.status(),
                        time(outage.brokeAt()),
                        title(outage),
                        outage.root(),
                        outage.counts().failed(),
                        teams,
                        who.isEmpty() ? "" : "; " + who + " has it"));
    }

    static String title(Outage outage) {
        return outage.applications().isEmpty()
                ? outage.rootName()
                : outage.applications().get(0);
    }

    static String time(long at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                Instant.ofEpochMilli(at / 1000 * 1000).atZone(ZoneId.systemDefault()));
    }
}
