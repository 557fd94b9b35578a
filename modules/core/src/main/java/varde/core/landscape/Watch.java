package varde.core.landscape;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a component is watched.
 *
 * @param by which agents should look: ids, with {@code *} for any characters, or {@code self}; empty: whoever reports
 * @param interval how often it should be seen
 * @param grace how much longer silence is tolerated
 * @param sites how many sites must agree on DOWN; empty: more than half of those looking
 * @param slow response time from which it counts as DEGRADED
 * @param job when it is a job: its schedule
 */
public record Watch(
        List<String> by,
        Duration interval,
        Duration grace,
        Optional<Integer> sites,
        Optional<Duration> slow,
        Optional<JobSchedule> job) {

    /** In {@code by}: the component reports itself. */
    public static final String SELF = "self";

    public Watch {
        by = List.copyOf(by);
    }
}
