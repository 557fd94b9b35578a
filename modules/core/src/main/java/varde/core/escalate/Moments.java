package varde.core.escalate;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import varde.core.escalate.EscalateRow.MomentRow;

/** Single moments and counts that ESCALATE has to remember beside outages and escalations, each under a sort and a key. */
final class Moments {

    /** How many digests there have been. */
    static final String BUNDLES = "bundles";

    /** When the latest pulse came, to within a few seconds. */
    static final String PULSE = "pulse";

    /** An outage that was told while ESCALATE was away, and about which nobody has been asked yet. */
    static final String UNTOLD = "untold";

    /** When an outage that nobody has been paged for raises the alarm. */
    static final String UNPAGED = "unpaged";

    /** When a team's roster is looked at next. */
    static final String ROSTER = "roster";

    /** How many drills there have been. */
    static final String DRILLS = "drills";

    private static final Comparator<MomentRow> EARLIEST =
            Comparator.comparingLong(MomentRow::at).thenComparing(MomentRow::of);

    private final Map<String, MomentRow> all = new HashMap<>();
    private final Map<String, TreeSet<MomentRow>> bySort = new HashMap<>();

    void put(MomentRow row) {
        forget(row.sort(), row.of());
        all.put(row.key(), row);
        bySort.computeIfAbsent(row.sort(), none -> new TreeSet<>(EARLIEST)).add(row);
    }

    void forget(String sort, String of) {
        MomentRow before = all.remove(MomentRow.key(sort, of));
        if (before != null) {
            bySort.getOrDefault(sort, new TreeSet<>(EARLIEST)).remove(before);
        }
    }

    Optional<MomentRow> of(String sort, String of) {
        return Optional.ofNullable(all.get(MomentRow.key(sort, of)));
    }

    /** What is remembered under a row's key. */
    Optional<MomentRow> row(String key) {
        return Optional.ofNullable(all.get(key));
    }

    /** The earliest of a sort, if it has come by a log time. */
    Optional<MomentRow> due(String sort, long log) {
        TreeSet<MomentRow> rows = bySort.getOrDefault(sort, new TreeSet<>(EARLIEST));
        return rows.isEmpty() || rows.first().at() > log ? Optional.empty() : Optional.of(rows.first());
    }

    /** The count of a moment; 0 before there is one. */
    int count(String sort, String of) {
        return of(sort, of).map(MomentRow::count).orElse(0);
    }
}
