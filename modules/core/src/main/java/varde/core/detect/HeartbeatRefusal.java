package varde.core.detect;

import java.util.Optional;

/** Which heartbeats cannot be used, and why. */
final class HeartbeatRefusal {

    /** The longest id, in characters. */
    static final int LONGEST_ID = 255;

    /** The longest interval or grace, in milliseconds: a leap year. */
    static final long LONGEST_PATIENCE = 366L * 24 * 3_600_000;

    Optional<String> of(Heartbeat beat) {
        if (unusable(beat.agent())) {
            return Optional.of("the agent's id must have 1 to " + LONGEST_ID + " characters");
        }
        if (unusable(beat.component())) {
            return Optional.of("the component's id must have 1 to " + LONGEST_ID + " characters");
        }
        if (unusable(beat.domain())) {
            return Optional.of("the domain must have 1 to " + LONGEST_ID + " characters");
        }
        if (beat.interval() < 0 || beat.interval() > LONGEST_PATIENCE) {
            return Optional.of("an interval of " + beat.interval() + " ms is not 0 or more and at most a year");
        }
        if (beat.grace() < 0 || beat.grace() > LONGEST_PATIENCE) {
            return Optional.of("a grace of " + beat.grace() + " ms is not 0 or more and at most a year");
        }
        return Optional.empty();
    }

    private static boolean unusable(String id) {
        return id.isEmpty() || id.length() > LONGEST_ID;
    }
}
