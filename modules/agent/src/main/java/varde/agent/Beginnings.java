package varde.agent;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When the first look at each of many components comes: each has a stretch of the interval of its own, and a random moment
 * within it. So thousands of looks never come at once, within one agent and among agents that start together.
 */
final class Beginnings {

    private final RandomGenerator random;
    private final int count;

    /** For so many components. */
    Beginnings(int count, RandomGenerator random) {
        this.count = count;
        this.random = random;
    }

    /**
     * How long after the start the first look comes.
     *
     * @param index which component, from 0
     * @param interval from one look to the next
     */
    Duration of(int index, Duration interval) {
        double within = (index + random.nextDouble()) / count;
        return Duration.ofNanos((long) (interval.toNanos() * within));
    }
}
