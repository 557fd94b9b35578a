package varde.core.correlate;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import varde.core.landscape.State;
import varde.core.route.Route;
import varde.core.stage.Reason;

/**
 * How an outage looks at a moment: all that its record says besides its life.
 *
 * @param domain the domain
 * @param root id of its root
 * @param rootName the root's name
 * @param kind the root's kind
 * @param state DOWN, or DEGRADED when nothing is down
 * @param severity how bad
 * @param labels what it is routed by
 * @param destinations where it goes
 * @param brokeAt log time of the first evidence, in milliseconds
 * @param counts how many components it hits
 * @param weightiest the weightiest members
 * @param applications the applications hit
 * @param notConfirmedSince log time since which nobody has been able to look at its root
 * @param reasons why it is as it is, each rule once
 * @param flapping whether it is one of many short failures
 * @param explanation what it rests on
 */
record Picture(
        String domain,
        String root,
        String rootName,
        String kind,
        State state,
        Severity severity,
        SortedMap<String, String> labels,
        List<Route.Destination> destinations,
        long brokeAt,
        Outage.Counts counts,
        List<Outage.Hit> weightiest,
        List<String> applications,
        Optional<Long> notConfirmedSince,
        List<Reason> reasons,
        boolean flapping,
        Explanation explanation) {

    /** How an outage was last told. */
    static Picture of(Outage outage) {
        return new Picture(
                outage.domain(),
                outage.root(),
                outage.rootName(),
                outage.kind(),
                outage.state(),
                outage.severity(),
                outage.labels(),
                outage.destinations(),
                outage.brokeAt(),
                outage.counts(),
                outage.weightiest(),
                outage.applications(),
                outage.notConfirmedSince(),
                outage.reasons(),
                outage.flapping(),
                outage.explanation());
    }

    /** The same for these reasons. */
    Picture with(List<Reason> other) {
        return changed(counts, weightiest, notConfirmedSince, other, explanation);
    }

    /** The same with these labels, going there. */
    Picture routed(SortedMap<String, String> newLabels, List<Route.Destination> to, List<Reason> why) {
        return new Picture(
                domain,
                root,
                rootName,
                kind,
                state,
                severity,
                newLabels,
                to,
                brokeAt,
                counts,
                weightiest,
                applications,
                notConfirmedSince,
                why,
                flapping,
                explanation);
    }

    /** The same in another domain. */
    Picture in(String other) {
        return new Picture(
                other,
                root,
                rootName,
                kind,
                state,
                severity,
                labels,
                destinations,
                brokeAt,
                counts,
                weightiest,
                applications,
                notConfirmedSince,
                reasons,
                flapping,
                explanation);
    }

    /** The same hitting these. */
    Picture hitting(Outage.Counts newCounts, List<Outage.Hit> hits) {
        return changed(newCounts, hits, notConfirmedSince, reasons, explanation);
    }

    /** The same when nothing is hit any more. */
    Picture over() {
        Outage.Counts none = new Outage.Counts(0, counts.failures(), new TreeMap<>(), new TreeMap<>());
        return changed(none, List.of(), Optional.empty(), reasons, explanation.over());
    }

    private Picture changed(
            Outage.Counts newCounts,
            List<Outage.Hit> hits,
            Optional<Long> unconfirmed,
            List<Reason> newReasons,
            Explanation newExplanation) {
        return new Picture(
                domain,
                root,
                rootName,
                kind,
                state,
                severity,
                labels,
                destinations,
                brokeAt,
                newCounts,
                hits,
                applications,
                unconfirmed,
                newReasons,
                flapping,
                newExplanation);
    }
}
