package varde.agent.file;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** The keys and values of one mapping. It remembers which keys were asked for; {@link #close} reports the others. */
final class Section {

    private final Map<String, Item> values = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();
    private final MappingNode mapping;
    private final String what;
    private final Problems problems;

    Section(MappingNode mapping, String what, Problems problems) {
        this.mapping = mapping;
        this.what = what;
        this.problems = problems;
        for (NodeTuple tuple : mapping.getValue()) {
            add(tuple);
        }
    }

    private void add(NodeTuple tuple) {
        Node key = tuple.getKeyNode();
        if (!(key instanceof ScalarNode word)) {
            problems.at(key, "a key of " + what + " must be a word; check indentation and brackets");
            return;
        }
        if (keys.putIfAbsent(word.getValue(), key) == null) {
            values.put(word.getValue(), new Item(tuple.getValueNode(), word.getValue(), problems));
        } else {
            problems.at(key, "`" + word.getValue() + "` is given twice in " + what + "; remove one");
        }
    }

    /** Reports an error at this key, or at the mapping if the key is not there. */
    void error(String key, String message) {
        problems.at(keys.getOrDefault(key, mapping), message);
    }

    boolean has(String key) {
        asked.add(key);
        return values.containsKey(key);
    }

    /** The value of a key that may be left out; one without a value is reported. */
    Optional<Item> value(String key) {
        asked.add(key);
        Item value = values.get(key);
        if (value != null && value.isNothing()) {
            error(key, "`" + key + "` of " + what + " has no value; give it one or remove the key");
            return Optional.empty();
        }
        return Optional.ofNullable(value);
    }

    /** The value of a key that must be there. */
    Optional<Item> required(String key) {
        if (!values.containsKey(key)) {
            asked.add(key);
            problems.at(mapping, "`" + key + "` is missing in " + what + "; add it");
            return Optional.empty();
        }
        return value(key);
    }

    /** A text that may be left out, as something reads it. */
    <T> Optional<T> as(String key, Function<String, T> reading) {
        return value(key).flatMap(value -> value.as(reading));
    }

    /** A text that must be there, as something reads it. */
    <T> Optional<T> requiredAs(String key, Function<String, T> reading) {
        return required(key).flatMap(value -> value.as(reading));
    }

    /** The texts of a list that may be left out. */
    List<String> texts(String key) {
        return value(key).map(Item::texts).orElse(List.of());
    }

    /**
     * Reports the keys that nobody asked for.
     *
     * @return whether there were none
     */
    boolean close() {
        Set<String> unknown = new LinkedHashSet<>(values.keySet());
        unknown.removeAll(asked);
        Set<String> free = new LinkedHashSet<>(asked);
        free.removeAll(values.keySet());
        for (String key : unknown) {
            String meant = Nearest.to(key, free)
                    .map(word -> "; did you mean `" + word + "`?")
                    .orElse("; known are " + String.join(", ", asked));
            error(key, "unknown key `" + key + "` in " + what + meant);
        }
        return unknown.isEmpty();
    }
}
