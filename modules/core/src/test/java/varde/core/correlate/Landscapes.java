package varde.core.correlate;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import varde.core.landscape.Agent;
import varde.core.route.Matcher;
import varde.core.route.Route;

/** What test landscapes have in common. */
final class Landscapes {

    /** Interval and grace of everything, in milliseconds. */
    static final long PATIENCE = 15_000;

    /** Databases go to database, all else to operations. */
    static final Route ROUTES = new Route(
            Optional.of("operations"),
            List.of(),
            false,
            List.of(new Route(
                    Optional.of("database"),
                    List.of(new Matcher("kind", Matcher.Operator.EQUAL, "db")),
                    false,
                    List.of(),
                    "routes.yaml:14")),
            "routes.yaml:2");

    private Landscapes() {}

    static Agent agent(String id, String site, Optional<String> runsOn) {
        return new Agent(id, site, runsOn, Duration.ofSeconds(10), Duration.ofSeconds(5), List.of(), Optional.empty());
    }
}
