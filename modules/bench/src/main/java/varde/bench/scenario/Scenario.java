package varde.bench.scenario;

import java.util.List;

/**
 * A script of failures. What is left to chance in it (phases, jitter, which symptoms are lost) is decided by its seed.
 *
 * @param seed decides what is left to chance
 * @param faults what is broken when
 * @param jitter how much later than its interval a look may come, in milliseconds
 * @param missing which share of the failed components nobody reports as failed, 0 to 1
 * @param spurious how many false symptoms there are for each true one, 0 to 1; at least one if above 0
 * @param drift in what the truth differs from the declared landscape
 * @param lasts how long it lasts, in milliseconds
 */
public record Scenario(
        long seed, List<Fault> faults, long jitter, double missing, double spurious, Drift drift, long lasts) {

    public Scenario {
        faults = List.copyOf(faults);
    }

    /** The moment before anything is mended: the picture is complete then. */
    public long beforeMending() {
        return faults.stream().mapToLong(Fault::until).min().orElse(lasts);
    }
}
