package varde.replay.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import varde.core.stage.ConfigRecord;

/** Which version of a configuration is in force, as its records tell one after the other. */
final class Versions<P> {

    private final Map<String, SortedMap<Integer, P>> parts = new HashMap<>();
    private Optional<String> inForce = Optional.empty();

    void take(ConfigRecord<P> record) {
        if (record instanceof ConfigRecord.Part<P> part) {
            parts.computeIfAbsent(part.version(), any -> new TreeMap<>()).put(part.index(), part.part());
        } else if (record instanceof ConfigRecord.InForce<P> closing
                && parts.getOrDefault(closing.version(), new TreeMap<>()).size() >= closing.parts()) {
            inForce = Optional.of(closing.version());
        }
    }

    /** The version in force; empty before the first. */
    Optional<String> version() {
        return inForce;
    }

    /** The parts in force. */
    List<P> inForce() {
        return inForce.map(version -> (List<P>) new ArrayList<>(
                        parts.getOrDefault(version, new TreeMap<>()).values()))
                .orElse(List.of());
    }
}
