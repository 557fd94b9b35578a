package varde.replay.whatif;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import varde.core.stage.ConfigRecord;

/** Makes other versions of the versions in a configuration topic: each is held back until it is closed, and then written whole. */
final class Rewriting<P> {

    private static final String SUFFIX = "+whatif";

    private final UnaryOperator<List<P>> change;
    private final Map<String, SortedMap<Integer, P>> parts = new HashMap<>();

    Rewriting(UnaryOperator<List<P>> change) {
        this.change = change;
    }

    /** What stands in place of a record. */
    List<ConfigRecord<P>> take(ConfigRecord<P> record) {
        if (record instanceof ConfigRecord.Part<P> part) {
            parts.computeIfAbsent(part.version(), any -> new TreeMap<>()).put(part.index(), part.part());
            return List.of();
        }
        ConfigRecord.InForce<P> closing = (ConfigRecord.InForce<P>) record;
        SortedMap<Integer, P> known = parts.getOrDefault(closing.version(), new TreeMap<>());
        return known.size() < closing.parts() ? List.of(record) : whole(new ArrayList<>(known.values()), closing);
    }

    private List<ConfigRecord<P>> whole(List<P> before, ConfigRecord.InForce<P> closing) {
        List<P> changed = change.apply(before);
        // Alike, it keeps its name: then nothing at all is otherwise.
        String version = changed.equals(before) ? closing.version() : closing.version() + SUFFIX;
        List<ConfigRecord<P>> records = new ArrayList<>();
        for (int index = 0; index < changed.size(); index++) {
            records.add(new ConfigRecord.Part<>(version, index, changed.get(index)));
        }
        records.add(new ConfigRecord.InForce<>(version, changed.size(), closing.author(), closing.at()));
        return records;
    }
}
