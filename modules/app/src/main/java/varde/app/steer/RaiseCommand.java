package varde.app.steer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import varde.app.Settings;
import varde.core.command.Command.Kind;
import varde.core.correlate.Outage;
import varde.core.correlate.Severity;
import varde.core.landscape.Component;
import varde.core.route.Route;

/** {@code varde raise TITLE}: somebody has told us, and no agent sees it. */
@Command(
        name = "raise",
        description = "Open an outage by hand, such as for what users phoned in. It lives until somebody resolves it.")
public final class RaiseCommand implements Callable<Integer> {

    private final Settings settings;

    @Parameters(arity = "1..*", paramLabel = "TITLE", description = "What is wrong, as the page will say.")
    private List<String> title = List.of();

    @Option(names = "--severity", defaultValue = "MAJOR", description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
    private Severity severity = Severity.MAJOR;

    @Option(names = "--component", paramLabel = "C", description = "What it is about: its labels decide who is asked.")
    private @Nullable String component;

    @Option(names = "--team", paramLabel = "TEAM", description = "Who is asked (default: whom the routes name).")
    private @Nullable String team;

    @Option(names = "--why", paramLabel = "TEXT", defaultValue = "", description = "Who told, and what else is known.")
    private String why = "";

    @Mixin
    private Steer steer = new Steer();

    /** The command, with these settings. */
    public RaiseCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        return steer.say(settings, Kind.RAISE, steering -> {
            String text = String.join(" ", title).strip();
            if (text.isEmpty()) {
                throw new Steer.Refused("an outage needs a title");
            }
            if (team != null && steering.situation().team(team).isEmpty()) {
                throw new Steer.Refused("there is no team " + team);
            }
            TreeMap<String, String> values = new TreeMap<>(Map.of("title", text, "severity", severity.name()));
            String domain = Component.MAIN_DOMAIN;
            if (component != null) {
                values.put("component", component);
                domain = steering.plans()
                        .domain(component)
                        .orElseThrow(() -> new Steer.Refused(component + " is not in the landscape"));
            }
            var command = steer.command(Kind.RAISE, Optional.empty(), Optional.ofNullable(team), why, values);
            return steering.say(command, domain, () -> raised(steering, "raised/" + command.id()));
        });
    }

    private static Optional<String> raised(Steering steering, String root) {
        return steering.situation().open().stream()
                .filter(outage -> outage.root().equals(root))
                .findFirst()
                .map(RaiseCommand::words);
    }

    private static String words(Outage outage) {
        return "outage " + outage.number() + " is open, " + outage.severity() + ", with "
                + outage.destinations().stream().map(Route.Destination::team).collect(Collectors.joining(", "))
                + "; ./varde resolve " + outage.number() + " ends it";
    }
}
