package varde.config.yaml;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import varde.config.problem.Mark;
import varde.config.problem.Nearest;
import varde.config.problem.Problems;

/**
 * The keys and values of one mapping. It remembers which keys were asked for; {@link #close} reports the others as
 * unknown. Keys given twice are reported at once.
 */
public final class Fields {

    private final Map<String, Value> values = new LinkedHashMap<>();
    private final Map<String, Mark> keys = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();
    private final String what;
    private final Mark mark;
    private final Problems problems;

    Fields(MappingNode mapping, String what, Value self) {
        this.what = what;
        this.mark = self.mark();
        this.problems = self.problems();
        for (NodeTuple tuple : mapping.getValue()) {
            add(tuple.getKeyNode(), tuple.getValueNode(), self);
        }
    }

    private void add(Node keyNode, Node valueNode, Value self) {
        Mark at = self.markOf(keyNode);
        if (!(keyNode instanceof ScalarNode scalar)) {
            problems.error(at, "a key of " + what + " must be a word; check indentation and brackets");
            return;
        }
        String key = scalar.getValue();
        Mark first = keys.putIfAbsent(key, at);
        if (first == null) {
            values.put(key, self.child(valueNode, key));
        } else {
            problems.error(
                    at, "`" + key + "` is given twice in " + what + ", first on line " + first.line() + "; remove one");
        }
    }

    /** Where the mapping begins. */
    public Mark mark() {
        return mark;
    }

    /** Where this key stands, or the mapping if it is not there. */
    public Mark mark(String key) {
        return keys.getOrDefault(key, mark);
    }

    /** Reports an error at this key. */
    public void error(String key, String message) {
        problems.error(mark(key), message);
    }

    /** Reports a warning at this key. */
    public void warning(String key, String message) {
        problems.warning(mark(key), message);
    }

    /** Whether this key is given; a key that may be there counts as asked for. */
    public boolean has(String key) {
        asked.add(key);
        return values.containsKey(key);
    }

    /** The value of a key that may be left out; one without a value is reported. */
    public Optional<Value> value(String key) {
        asked.add(key);
        Value value = values.get(key);
        if (value != null && value.isNothing()) {
            error(key, "`" + key + "` of " + what + " has no value; give it one or remove the key");
            return Optional.empty();
        }
        return Optional.ofNullable(value);
    }

    /** The value of a key that must be there. */
    public Optional<Value> required(String key) {
        if (!values.containsKey(key)) {
            asked.add(key);
            String near = Nearest.to(key, values.keySet())
                    .map(word -> "; did you mean it by `" + word + "`?")
                    .orElse("; add it");
            problems.error(mark, "`" + key + "` is missing in " + what + near);
            return Optional.empty();
        }
        return value(key);
    }

    /** A text that may be left out, as something reads it; see {@link Value#as}. */
    public <T> Optional<T> as(String key, Function<String, T> reading) {
        return value(key).flatMap(value -> value.as(reading));
    }

    /** A text that must be there, as something reads it; see {@link Value#as}. */
    public <T> Optional<T> requiredAs(String key, Function<String, T> reading) {
        return required(key).flatMap(value -> value.as(reading));
    }

    /** The items of a list that may be left out. */
    public List<Value> list(String key) {
        return value(key).map(Value::list).orElse(List.of());
    }

    /** All keys and values, where keys are free words; no key of them is unknown. */
    public Map<String, Value> all() {
        asked.addAll(values.keySet());
        return java.util.Collections.unmodifiableMap(values);
    }

    /** All keys with their values as text, where keys are free words. */
    public SortedMap<String, String> texts() {
        SortedMap<String, String> texts = new TreeMap<>();
        all().forEach((key, value) -> value.text().ifPresent(text -> texts.put(key, text)));
        return texts;
    }

    /** Reports the keys that nobody asked for. */
    public void close() {
        values.keySet().stream().filter(key -> !asked.contains(key)).forEach(key -> {
            Set<String> free = new LinkedHashSet<>(asked);
            free.removeAll(values.keySet());
            String known = "; known are " + String.join(", ", asked);
            error(key, "unknown key `" + key + "` in " + what + Nearest.ending(key, free, known));
        });
    }
}
