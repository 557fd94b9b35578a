package varde.agent;

import java.time.Duration;
import java.util.Optional;

/**
 * How often and how patiently an agent looks at a component.
 *
 * @param interval from one look to the next, above zero
 * @param grace how much longer silence is tolerated, at least; zero or more
 * @param timeout how long one attempt may take, above zero
 * @param retries how often an attempt that found FAILED is repeated before it is believed, 0 or more
 * @param slow what is well but took longer than this is DEGRADED; empty: never
 */
public record Pace(Duration interval, Duration grace, Duration timeout, int retries, Optional<Duration> slow) {

    /** From one attempt to its repetition. */
    public static final Duration PAUSE = Duration.ofSeconds(1);

    /** How much later than its time limit an attempt is given up that does not heed it. */
    static final Duration OVERTIME = Duration.ofMillis(250);

    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(30);
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(5);
    private static final int USUAL_RETRIES = 2;

    /** What holds where a file says nothing: every 30 s, 5 s, two retries. */
    public static Pace usual() {
        return every(USUAL_INTERVAL);
    }

    /** The usual pace with another interval; the grace is half of it. */
    public static Pace every(Duration interval) {
        return new Pace(interval, interval.dividedBy(2), USUAL_TIMEOUT, USUAL_RETRIES, Optional.empty());
    }

    /** The same with another time limit and number of retries. */
    public Pace with(Duration timeoutOfOne, int repetitions) {
        return new Pace(interval, grace, timeoutOfOne, repetitions, slow);
    }

    /** The longest that a look can take with all its repetitions: then it is over, whatever it found. */
    public Duration longestLook() {
        return timeout.plus(OVERTIME)
                .multipliedBy(retries + 1L)
                .plus(PAUSE.multipliedBy(retries))
                .plus(OVERTIME);
    }

    /**
     * The grace that heartbeats carry: that of the file, or the longest look if that is longer. Otherwise a component whose
     * looks run into their time limit after a quick one would be called silent before it is called FAILED.
     */
    public Duration graceSaid() {
        return grace.compareTo(longestLook()) < 0 ? longestLook() : grace;
    }
}
