package varde.notify;

import java.time.Duration;
import java.util.Optional;

/**
 * On which terms a provider works.
 *
 * @param limit how many messages it may be given; empty: as many as there are
 * @param reportWithin how long after it has taken a message it says whether that has arrived; empty: it never says
 */
public record Terms(Optional<Limit> limit, Optional<Duration> reportWithin) {

    /** No limit, no reports. */
    public static final Terms NONE = new Terms(Optional.empty(), Optional.empty());
}
