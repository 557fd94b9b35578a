package varde.replay.recording;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import varde.core.time.Now;

/**
 * Where a stage stands at some place of its inputs, and what it remembers there.
 *
 * @param offsets by the names of its inputs and outputs: the first record that comes after
 * @param clock the moment it remembers, if it has read anything
 * @param given what it decides by that is not in the log
 * @param rows what it remembers
 */
public record Beginning(
        SortedMap<String, Long> offsets, Optional<Now> clock, SortedMap<String, String> given, List<KeptRow> rows) {

    public Beginning {
        offsets = Collections.unmodifiableSortedMap(new TreeMap<>(offsets));
        given = Collections.unmodifiableSortedMap(new TreeMap<>(given));
        rows = List.copyOf(rows);
    }

    /**
     * A row as its store keeps it.
     *
     * @param store the store
     * @param key its key there
     * @param bytes the row, encoded
     */
    public record KeptRow(String store, String key, byte[] bytes) {}

    /** Nothing is remembered. */
    public static Beginning empty(Map<String, Long> offsets) {
        return new Beginning(new TreeMap<>(offsets), Optional.empty(), new TreeMap<>(), List.of());
    }
}
