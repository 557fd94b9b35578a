package varde.wire;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * From this record of this topic on, until the next entry, a stage read this topic. Replay reads in that order.
 *
 * @param topic the topic's name, with its prefix
 * @param offset offset of the first record so read, in the same partition as the entry
 * @param start whether the stage began here, or began again, with what its stores keep
 * @param given at a start: what the stage decides by that is not in the log, by name; no secrets
 */
public record Order(String topic, long offset, boolean start, SortedMap<String, String> given) {

    public Order {
        given = Collections.unmodifiableSortedMap(new TreeMap<>(given));
    }

    /** The stage turned to this topic. */
    public Order(String topic, long offset) {
        this(topic, offset, false, new TreeMap<>());
    }

    /** The stage began with this topic. */
    public static Order start(String topic, long offset, Map<String, String> given) {
        return new Order(topic, offset, true, new TreeMap<>(given));
    }
}
