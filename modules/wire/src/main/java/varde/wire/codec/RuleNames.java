package varde.wire.codec;

import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import varde.core.rules.Rule;
import varde.core.rules.Rules;

/** Rules by the names that {@code rules.yaml} gives them. */
final class RuleNames {

    private RuleNames() {}

    static Map<String, Long> named(Map<Rule, Long> values) {
        Map<String, Long> named = new TreeMap<>();
        values.forEach((rule, value) -> named.put(rule.key(), value));
        return named;
    }

    static Map<String, Map<String, Long>> namedKinds(Rules rules) {
        Map<String, Map<String, Long>> kinds = new TreeMap<>();
        rules.kinds().forEach((kind, values) -> kinds.put(kind, named(values)));
        return kinds;
    }

    static Rules rules(Map<String, Long> overrides, Map<String, Map<String, Long>> kinds) {
        SortedMap<String, Map<Rule, Long>> byKind = new TreeMap<>();
        kinds.forEach((kind, values) -> byKind.put(kind, ruled(values)));
        return new Rules(ruled(overrides), byKind);
    }

    private static Map<Rule, Long> ruled(Map<String, Long> values) {
        Map<Rule, Long> ruled = new EnumMap<>(Rule.class);
        values.forEach((name, value) -> ruled.put(
                Rule.named(name).orElseThrow(() -> new IllegalArgumentException("there is no rule \"" + name + "\"")),
                value));
        return ruled;
    }
}
