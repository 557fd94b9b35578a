package varde.core.oncall;

import java.time.Duration;
import java.util.Set;
import varde.core.correlate.Severity;

/**
 * One way to reach a person or a team, in the order of preference.
 *
 * @param channel how
 * @param address telephone number, mail address, or the name of a webhook in {@code notifiers.yaml}
 * @param severities only for these; empty: for all
 * @param after how long after the contact's turn began
 */
public record Contact(Channel channel, String address, Set<Severity> severities, Duration after) {

    public Contact {
        severities = Set.copyOf(severities);
    }

    /** Whether this contact is used for an outage of this severity. */
    public boolean takes(Severity severity) {
        return severities.isEmpty() || severities.contains(severity);
    }
}
