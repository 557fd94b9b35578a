package varde.bench.escalate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import varde.core.correlate.Explanation;
import varde.core.correlate.Outage;
import varde.core.correlate.Severity;
import varde.core.landscape.State;
import varde.core.oncall.Team;
import varde.core.route.Route;
import varde.core.stage.Reason;

/** The outages of a storm, as CORRELATE would tell them: each a server of its own, in the teams' turn. */
final class StormOutages {

    private static final List<String> SITES = List.of("oslo-1", "oslo-2", "trondheim", "tromso");
    private static final List<String> APPLICATIONS = List.of("Kjernejournal", "E-resept", "Helsenorge", "DIPS");
    private static final int FIRST_NUMBER = 1_000;

    /** In the place of a topic's id: as long as one. */
    private static final String TOPIC = "StormOfManyOutages0000";

    private final List<Team> teams;

    StormOutages(List<Team> teams) {
        this.teams = List.copyOf(teams);
    }

    static String id(int n) {
        return TOPIC + "-0-" + n;
    }

    Team team(int n) {
        return teams.get(n % teams.size());
    }

    /** Of ten outages one is CRITICAL, four are MAJOR, three MINOR and two WARNING, in every team. */
    Severity severity(int n) {
        int tenth = n / teams.size() % 10;
        return tenth < 1
                ? Severity.CRITICAL
                : tenth < 5 ? Severity.MAJOR : tenth < 8 ? Severity.MINOR : Severity.WARNING;
    }

    /** An outage that opens. */
    Outage opened(int n, Severity severity, long at) {
        String component = site(n) + "/vm-" + n;
        return new Outage(
                id(n),
                FIRST_NUMBER + n,
                1,
                Outage.Change.OPENED,
                Outage.Status.OPEN,
                "main",
                component,
                "Server vm-" + n + ", " + site(n),
                "server",
                State.DOWN,
                severity,
                labels(n, component, severity),
                List.of(new Route.Destination(team(n).id(), "routes.yaml:1")),
                at,
                at,
                at,
                Optional.empty(),
                0,
                new Outage.Counts(1, 1, new TreeMap<>(), new TreeMap<>()),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                false,
                List.of(new Reason("root", component + " is down; nothing that it needs has failed.")),
                Explanation.NONE);
    }

    private SortedMap<String, String> labels(int n, String component, Severity severity) {
        return new TreeMap<>(Map.of(
                "component", component,
                "kind", "server",
                "site", site(n),
                "region", "ost",
                "owner", team(n).id(),
                "severity", severity.name(),
                "application", APPLICATIONS.get(n % APPLICATIONS.size())));
    }

    private static String site(int n) {
        return SITES.get(n % SITES.size());
    }
}
