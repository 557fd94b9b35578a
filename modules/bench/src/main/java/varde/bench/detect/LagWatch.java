package varde.bench.detect;

import java.util.ArrayList;
import java.util.List;

/** Samples of how many records are still to be read. */
public final class LagWatch {

    private final List<Long> samples = new ArrayList<>();

    void sample(long lag) {
        samples.add(lag);
    }

    /** The most at any time. */
    public long most() {
        return samples.stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** The median of the first third of the time. */
    public long early() {
        return median(samples.subList(0, samples.size() / 3));
    }

    /** The median of the last third: a lag that grows shows here. */
    public long late() {
        return median(samples.subList(samples.size() - samples.size() / 3, samples.size()));
    }

    private static long median(List<Long> of) {
        List<Long> sorted = of.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
    }
}
