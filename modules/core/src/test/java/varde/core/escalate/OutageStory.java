package varde.core.escalate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import varde.core.correlate.Explanation;
import varde.core.correlate.Outage;
import varde.core.correlate.Outage.Change;
import varde.core.correlate.Outage.Status;
import varde.core.correlate.Severity;
import varde.core.landscape.State;
import varde.core.route.Route;
import varde.core.stage.Reason;

/** An outage as CORRELATE tells it, revision by revision. */
final class OutageStory {

    final String id;
    final int number;
    private int revision;
    private Severity severity = Severity.CRITICAL;
    private State state = State.DOWN;
    private String root = "oslo-1/db-kj-a";
    private String rootName = "Database A";
    private String kind = "database";
    private List<String> applications = List.of("Kjernejournal", "Helsenorge", "e-resept");
    private List<Route.Destination> destinations = List.of(new Route.Destination("database", "routes.yaml:14"));
    private long brokeAt;
    private long openedAt;
    private boolean flapping;
    private boolean drill;
    private Optional<Long> notConfirmedSince = Optional.empty();

    OutageStory(int number, long brokeAt) {
        this.number = number;
        this.id = "outage-" + number;
        this.brokeAt = brokeAt;
        this.openedAt = brokeAt;
    }

    OutageStory severity(Severity now) {
        severity = now;
        return this;
    }

    OutageStory degraded() {
        state = State.DEGRADED;
        return this;
    }

    OutageStory flapping() {
        flapping = true;
        return this;
    }

    OutageStory drill() {
        drill = true;
        return this;
    }

    OutageStory notConfirmedSince(long since) {
        notConfirmedSince = Optional.of(since);
        return this;
    }

    OutageStory brokeAt(long at) {
        brokeAt = at;
        openedAt = at;
        return this;
    }

    OutageStory root(String id, String name) {
        root = id;
        rootName = name;
        return this;
    }

    OutageStory applications(String... names) {
        applications = List.of(names);
        return this;
    }

    OutageStory teams(String... teams) {
        List<Route.Destination> all = new ArrayList<>();
        for (String team : teams) {
            all.add(new Route.Destination(team, "routes.yaml:" + (14 + all.size())));
        }
        destinations = all;
        return this;
    }

    Outage told(Change change, Status status, long at) {
        return told(change, status, at, Optional.empty());
    }

    Outage mergedInto(OutageStory other, long at) {
        return told(Change.MERGED, Status.MERGED, at, Optional.of(other.id));
    }

    private Outage told(Change change, Status status, long at, Optional<String> into) {
        TreeMap<String, String> labels = new TreeMap<>();
        labels.put("kind", kind);
        labels.put("severity", severity.name());
        labels.put("component", root);
        if (drill) {
            labels.put("drill", "true");
        }
        if (change == Change.REOPENED) {
            openedAt = at;
        }
        return new Outage(
                id,
                number,
                ++revision,
                change,
                status,
                "main",
                root,
                rootName,
                kind,
                state,
                severity,
                labels,
                destinations,
                brokeAt,
                openedAt,
                at,
                status == Status.OPEN ? Optional.empty() : Optional.of(at),
                3_000,
                new Outage.Counts(4, 4, new TreeMap<>(), new TreeMap<>()),
                List.of(new Outage.Hit("app/kjernejournal", "Kjernejournal", State.DOWN)),
                applications,
                into,
                notConfirmedSince,
                flapping,
                List.of(new Reason("root", "Nothing that " + rootName + " needs is down.")),
                Explanation.NONE);
    }
}
