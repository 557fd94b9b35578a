package varde.bench.scenario;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How one scenario was judged, or a hundred together.
 *
 * @param faults faults of which at least one symptom was to be seen
 * @param found those with an outage before anything was mended
 * @param first those of which that outage named the fault as its root
 * @param alike those of which it named the fault, or a component that, broken alone, takes down the same of what is watched
 * @param firstAtOnce likewise, when it was opened, which is what the first page says
 * @param amongThree those that are the root of one of the three outages that hold most of what the fault took down
 * @param outages outages opened before anything was mended
 * @param splinters those that hold true failures, but are neither a fault's own outage nor merged away
 * @param untrue those without any true failure, save from false symptoms
 * @param deceived those opened for a false symptom
 * @param late outages opened while things were mended or after
 * @param stuck outages still open eleven minutes after all was well
 * @param merges outages that became part of another
 * @param failures components that somebody saw failing
 * @param pages messages to people before anything was mended
 * @param delays milliseconds from each found fault to its outage
 * @param f1 of the pairs of failed components; empty if there are none
 */
public record Marks(
        int faults,
        int found,
        int first,
        int alike,
        int firstAtOnce,
        int amongThree,
        int outages,
        int splinters,
        int untrue,
        int deceived,
        int late,
        int stuck,
        int merges,
        int failures,
        int pages,
        List<Long> delays,
        OptionalDouble f1) {

    /** The same with so many outages stuck. */
    Marks with(int stillOpen) {
        return new Marks(
                faults,
                found,
                first,
                alike,
                firstAtOnce,
                amongThree,
                outages,
                splinters,
                untrue,
                deceived,
                late,
                stillOpen,
                merges,
                failures,
                pages,
                delays,
                f1);
    }
}
