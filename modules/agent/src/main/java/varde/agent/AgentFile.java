package varde.agent;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What an agent is told to do.
 *
 * @param id the agent's own id; an agent is a component too
 * @param site where it stands: its vote counts for this site
 * @param domain the scope within which causes of its own silence are sought
 * @param interval how often it speaks for itself at least, above zero
 * @param grace how much longer its silence is tolerated, zero or more
 * @param kafka where heartbeats go, if the file says so
 * @param checks what it looks at, each component once; may be empty
 * @param workers how many looks may be under way at once, 1 to {@value #MOST_WORKERS}
 */
public record AgentFile(
        String id,
        String site,
        String domain,
        Duration interval,
        Duration grace,
        Optional<KafkaAddress> kafka,
        List<Watched> checks,
        int workers) {

    /** The domain of whatever names none. */
    public static final String MAIN = "main";

    /** Looks are spread at random: now and then more come together than on the average. */
    private static final double MARGIN = 1.25;

    /** The most workers that an agent may have. */
    public static final int MOST_WORKERS = 1_000;

    /**
     * Where heartbeats go.
     *
     * @param bootstrap the brokers, {@code host:port} with commas between
     * @param registry the schema registry's REST API; empty when the file does not say
     */
    public record KafkaAddress(String bootstrap, Optional<String> registry) {}

    /** An agent of domain {@value #MAIN} that speaks every ten seconds and leaves it to its surroundings where Kafka is. */
    public static AgentFile of(String id, String site, List<Watched> checks) {
        Duration interval = Duration.ofSeconds(10);
        Duration grace = interval.dividedBy(2);
        return new AgentFile(id, site, MAIN, interval, grace, Optional.empty(), checks, usualWorkers(checks));
    }

    /** The same with another number of workers. */
    public AgentFile with(int otherWorkers) {
        return new AgentFile(id, site, domain, interval, grace, kafka, checks, otherWorkers);
    }

    /** How many workers there are where nothing is said: {@link #wantedWorkers}, but not more than {@value #MOST_WORKERS}. */
    public static int usualWorkers(List<Watched> checks) {
        return Math.min(MOST_WORKERS, wantedWorkers(checks));
    }

    /**
     * How many looks are under way at once when nothing answers at all and every attempt runs into its time limit. With fewer
     * workers some looks would then find none, and an agent would say nothing of a component just when all is down.
     */
    public static int wantedWorkers(List<Watched> checks) {
        double busy = checks.stream()
                .map(Watched::pace)
                .mapToDouble(pace -> {
                    double interval = pace.interval().toMillis();
                    double look = pace.longestLook().toMillis();
                    // The next look begins with the first interval that finds the one before at an end.
                    double cycle = Math.ceil(look / interval) * interval;
                    return pace.timeout().plus(Pace.OVERTIME).toMillis() * (pace.retries() + 1.0) / cycle;
                })
                .sum();
        return Math.max(1, Math.min(checks.size(), (int) Math.ceil(busy * MARGIN)));
    }

    /** The shortest interval of all that this agent speaks about. */
    public Duration shortestInterval() {
        return checks.stream()
                .map(watched -> watched.pace().interval())
                .reduce(interval, (one, other) -> one.compareTo(other) < 0 ? one : other);
    }
}
