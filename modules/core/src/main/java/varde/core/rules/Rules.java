package varde.core.rules;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The rules in force: each default, as overridden for all, as overridden for a kind of component.
 *
 * @param overrides for all kinds
 * @param kinds for components of a kind
 */
public record Rules(Map<Rule, Long> overrides, SortedMap<String, Map<Rule, Long>> kinds) {

    /** All defaults. */
    public static final Rules STANDARD = new Rules(Map.of(), new TreeMap<>());

    public Rules {
        overrides = Collections.unmodifiableMap(sorted(overrides));
        SortedMap<String, Map<Rule, Long>> copy = new TreeMap<>();
        kinds.forEach((kind, values) -> copy.put(kind, Collections.unmodifiableMap(sorted(values))));
        kinds = Collections.unmodifiableSortedMap(copy);
    }

    private static Map<Rule, Long> sorted(Map<Rule, Long> values) {
        Map<Rule, Long> copy = new EnumMap<>(Rule.class);
        copy.putAll(values);
        return copy;
    }

    /** The value of a rule where the kind does not matter. */
    public long of(Rule rule) {
        return overrides.getOrDefault(rule, rule.standard());
    }

    /** The value of a rule for components of this kind. */
    public long of(Rule rule, String kind) {
        return kinds.getOrDefault(kind, Map.of()).getOrDefault(rule, of(rule));
    }
}
