package varde.core.correlate;

import java.util.SortedMap;

/**
 * A maintenance window that somebody planned by hand.
 *
 * @param id its id
 * @param values what was said of it, by name
 * @param who who planned it
 * @param at log time at which it was planned, in milliseconds
 */
public record WindowRow(String id, SortedMap<String, String> values, String who, long at) implements CorrelateRow {

    @Override
    public String store() {
        return CorrelateRow.WINDOWS;
    }

    @Override
    public String key() {
        return id;
    }

    @Override
    public void each(CorrelateRow.Cases cases) {
        cases.window(this);
    }
}
