package varde.core.correlate;

import java.util.Optional;
import varde.core.landscape.State;

/**
 * A record of the topic {@code members}: what a component has to do with outages now.
 *
 * @param component the component
 * @param domain its domain
 * @param standing what this record says of it
 * @param outage identity of the outage that it belongs to, if any
 * @param state what all its agents together say of it
 * @param at log time of the change, in milliseconds
 * @param note for people: who sees what, or why the check is broken
 */
public record Member(
        String component,
        String domain,
        Standing standing,
        Optional<String> outage,
        State state,
        long at,
        String note) {

    /** What a record of {@code members} says. */
    public enum Standing {
        /** It belongs to an outage, as root or symptom. */
        MEMBER,
        /** It no longer belongs to any outage. */
        FREE,
        /** Somebody reports it, but no landscape knows it. */
        UNLISTED,
        /** Its check is broken: no vote. */
        BROKEN_CHECK
    }
}
