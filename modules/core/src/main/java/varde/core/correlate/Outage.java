package varde.core.correlate;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import varde.core.landscape.State;
import varde.core.route.Route;
import varde.core.stage.Reason;

/**
 * One root cause with all that it explains: the whole state of it after a decision.
 *
 * @param id its identity: the place of the record that opened it
 * @param number a short number for people
 * @param revision counts up from 1 with each record of this outage
 * @param change what this record says
 * @param status where in its life it is
 * @param domain the domain in which it was found
 * @param root id of the component at its root, or {@code never-seen/TEAM} for components never seen
 * @param rootName the root's name for people
 * @param kind the root's kind
 * @param state DOWN, or DEGRADED when nothing is down
 * @param severity how bad
 * @param labels the labels it is routed by
 * @param destinations the teams, each with the line that routed it there; the first is the topic's key
 * @param brokeAt log time of the first evidence, in milliseconds
 * @param openedAt log time at which it was opened (or last reopened), in milliseconds
 * @param changedAt log time of this record, in milliseconds
 * @param closedAt log time at which it ended, in milliseconds
 * @param held how long it was held back for a deeper cause, in milliseconds
 * @param counts how many components it hits
 * @param weightiest at most 50 of its members, the most critical first, the root excluded
 * @param applications names of the applications hit, the most critical first, at most 50
 * @param mergedInto when MERGED: the identity of the outage that took it over
 * @param notConfirmedSince log time since which nobody has been able to look, in milliseconds
 * @param flapping whether it is one of many short failures
 * @param reasons why it is as it is: the root, the severity, the route, the hold
 * @param explanation what it rests on
 */
public record Outage(
        String id,
        int number,
        int revision,
        Change change,
        Status status,
        String domain,
        String root,
        String rootName,
        String kind,
        State state,
        Severity severity,
        SortedMap<String, String> labels,
        List<Route.Destination> destinations,
        long brokeAt,
        long openedAt,
        long changedAt,
        Optional<Long> closedAt,
        long held,
        Counts counts,
        List<Hit> weightiest,
        List<String> applications,
        Optional<String> mergedInto,
        Optional<Long> notConfirmedSince,
        boolean flapping,
        List<Reason> reasons,
        Explanation explanation)
        implements OutageRecord {

    /** What a record of an outage says. */
    public enum Change {
        /** It was opened. */
        OPENED,
        /** It failed again within the time in which it is reopened rather than raised anew. */
        REOPENED,
        /** It became worse: higher severity, or from DEGRADED to DOWN. */
        WORSE,
        /** Counts, members, labels or route changed, or it became less bad. */
        UPDATED,
        /** A deeper cause was found: from here on it is part of another outage, or has another root. */
        MERGED,
        /** It is over. */
        CLOSED
    }

    /** Where in its life an outage is. */
    public enum Status {
        /** Something is still broken. */
        OPEN,
        /** Over; may still be reopened. */
        CLOSED,
        /** Taken over by another outage. */
        MERGED
    }

    /**
     * How many components an outage hits, the root included.
     *
     * @param failed components that are down or degraded now
     * @param failures how many have failed over its whole life
     * @param byKind now, by kind
     * @param bySite now, by the label {@code site}; at most 50 entries
     */
    public record Counts(
            int failed, int failures, SortedMap<String, Integer> byKind, SortedMap<String, Integer> bySite) {}

    /**
     * A member, for people.
     *
     * @param component its id
     * @param name its name
     * @param state its state
     */
    public record Hit(String component, String name, State state) {}
}
