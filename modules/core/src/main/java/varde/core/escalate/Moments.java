package varde.core.escalate;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Single moments and counts that ESCALATE has to remember beside outages and escalations, each under a sort and a key. */
final class Moments {

    /** How many digests there have been. */
    static final String BUNDLES = "bundles";

    private final SortedMap<String, EscalateRow.MomentRow> all = new TreeMap<>();

    void put(EscalateRow.MomentRow row) {
        all.put(row.key(), row);
    }

    void forget(String sort, String key) {
        all.remove(EscalateRow.MomentRow.key(sort, key));
    }

    Optional<EscalateRow.MomentRow> of(String sort, String key) {
        return Optional.ofNullable(all.get(EscalateRow.MomentRow.key(sort, key)));
    }

    /** The count of a moment; 0 before there is one. */
    int count(String sort, String key) {
        return of(sort, key).map(EscalateRow.MomentRow::count).orElse(0);
    }
}
