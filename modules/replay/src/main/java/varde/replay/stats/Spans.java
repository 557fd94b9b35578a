package varde.replay.stats;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Stretches of time, joined where they touch: from included, to excluded, in milliseconds. Never changes. */
final class Spans {

    /** Nothing. */
    static final Spans NONE = new Spans(List.of());

    private final List<long[]> spans;

    private Spans(List<long[]> spans) {
        this.spans = spans;
    }

    static Spans of(List<long[]> given) {
        List<long[]> sorted = new ArrayList<>(given);
        sorted.removeIf(span -> span[0] >= span[1]);
        sorted.sort(Comparator.comparingLong(span -> span[0]));
        List<long[]> joined = new ArrayList<>();
        for (long[] span : sorted) {
            long[] last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && span[0] <= last[1]) {
                last[1] = Math.max(last[1], span[1]);
            } else {
                joined.add(span.clone());
            }
        }
        return new Spans(joined);
    }

    Spans and(Spans other) {
        List<long[]> all = new ArrayList<>(spans);
        all.addAll(other.spans);
        return of(all);
    }

    /** What is in this and not in the other. */
    Spans without(Spans other) {
        List<long[]> left = new ArrayList<>();
        for (long[] span : spans) {
            long at = span[0];
            for (long[] hole : other.spans) {
                if (hole[1] > at && hole[0] < span[1]) {
                    if (hole[0] > at) {
                        left.add(new long[] {at, hole[0]});
                    }
                    at = Math.max(at, hole[1]);
                }
            }
            if (at < span[1]) {
                left.add(new long[] {at, span[1]});
            }
        }
        return of(left);
    }

    Spans within(long from, long to) {
        List<long[]> cut = new ArrayList<>();
        spans.forEach(span -> cut.add(new long[] {Math.max(from, span[0]), Math.min(to, span[1])}));
        return of(cut);
    }

    long length() {
        return spans.stream().mapToLong(span -> span[1] - span[0]).sum();
    }
}
