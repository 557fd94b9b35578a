package varde.bench.detect;

import java.util.List;

/**
 * How long something took, in milliseconds.
 *
 * @param p50 half took no longer
 * @param p99 ninety-nine in a hundred took no longer
 * @param max the longest
 * @param count how many there were
 */
public record Waits(long p50, long p99, long max, int count) {

    /** Of these; all -1 if there are none. */
    public static Waits of(List<Long> measured) {
        List<Long> sorted = measured.stream().sorted().toList();
        if (sorted.isEmpty()) {
            return new Waits(-1, -1, -1, 0);
        }
        return new Waits(at(sorted, 0.50), at(sorted, 0.99), sorted.get(sorted.size() - 1), sorted.size());
    }

    private static long at(List<Long> sorted, double share) {
        return sorted.get(Math.min(sorted.size() - 1, (int) Math.ceil(share * sorted.size()) - 1));
    }
}
