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
 * @param workers how many looks may be under way at once, at least 1
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

    /** How many looks may be under way at once where nothing is said. */
    public static final int USUAL_WORKERS = 64;

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
        return new AgentFile(id, site, MAIN, interval, interval.dividedBy(2), Optional.empty(), checks, USUAL_WORKERS);
    }

    /** The shortest interval of all that this agent speaks about. */
    public Duration shortestInterval() {
        return checks.stream()
                .map(watched -> watched.pace().interval())
                .reduce(interval, (one, other) -> one.compareTo(other) < 0 ? one : other);
    }
}
