package varde.app.gateway;

import java.time.Duration;
import java.util.Optional;
import varde.core.detect.HeartbeatStatus;

/**
 * What somebody tells of a component.
 *
 * @param path the component's id, perhaps followed by {@code /start}, {@code /fail} or an exit status
 * @param status what is said of it, if it is said apart from the path
 * @param message for people; empty if there is none
 * @param interval when the next one will come, if that is said here and not in the landscape
 * @param grace how much longer silence is tolerated, likewise
 * @param responseTime in milliseconds; -1 if not measured
 */
record Report(
        String path,
        Optional<HeartbeatStatus> status,
        String message,
        Optional<Duration> interval,
        Optional<Duration> grace,
        long responseTime) {

    /** A report of a component and nothing else. */
    static Report of(String path, String message) {
        return new Report(path, Optional.empty(), message, Optional.empty(), Optional.empty(), -1);
    }
}
