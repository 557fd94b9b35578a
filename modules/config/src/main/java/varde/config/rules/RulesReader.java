package varde.config.rules;

import java.time.Duration;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import varde.config.problem.Nearest;
import varde.config.yaml.Fields;
import varde.config.yaml.Value;
import varde.config.yaml.Words;
import varde.core.rules.Rule;
import varde.core.rules.Rules;

/** Reads {@code rules.yaml}. */
public final class RulesReader {

    private static final long DAY = Duration.ofDays(1).toMillis();

    private final Set<String> knownKinds;

    /** Warns of rules for kinds that no component has. */
    public RulesReader(Set<String> knownKinds) {
        this.knownKinds = knownKinds;
    }

    /** The overrides. */
    public Rules read(Value file) {
        Optional<Fields> fields = file.fields("the file");
        if (fields.isEmpty()) {
            return Rules.STANDARD;
        }
        SortedMap<String, Map<Rule, Long>> kinds = new TreeMap<>();
        fields.get().value("kinds").flatMap(value -> value.fields("`kinds`")).ifPresent(all -> kinds(all, kinds));
        Map<Rule, Long> overrides = overrides(fields.get(), "the rules");
        return new Rules(overrides, kinds);
    }

    private void kinds(Fields fields, SortedMap<String, Map<Rule, Long>> kinds) {
        fields.all().forEach((kind, value) -> {
            if (!knownKinds.contains(kind)) {
                fields.warning(
                        kind,
                        "no component is of kind `" + kind + "`" + Nearest.ending(kind, knownKinds, "; remove it"));
            }
            value.fields("the rules of a kind").ifPresent(rules -> kinds.put(kind, overrides(rules, "kind " + kind)));
        });
    }

    private static Map<Rule, Long> overrides(Fields fields, String what) {
        Map<Rule, Long> overrides = new EnumMap<>(Rule.class);
        for (Rule rule : Rule.values()) {
            fields.as(rule.key(), text -> number(rule, text)).ifPresent(number -> overrides.put(rule, number));
        }
        fields.close();
        ordered(fields, overrides, what);
        return overrides;
    }

    private static void ordered(Fields fields, Map<Rule, Long> overrides, String what) {
        Rules rules = new Rules(overrides, new TreeMap<>());
        for (List<Rule> pair : List.of(
                List.of(Rule.FLAP_OFF, Rule.FLAP_ON),
                List.of(Rule.SNOOZE, Rule.SNOOZE_MOST),
                List.of(Rule.ACK_REMINDER, Rule.ACK_CRITICAL))) {
            Rule lower = pair.get(0);
            Rule upper = pair.get(1);
            if (rules.of(lower) > rules.of(upper)) {
                String key = overrides.containsKey(lower) ? lower.key() : upper.key();
                fields.error(key, "`" + lower.key() + "` must not be above `" + upper.key() + "` for " + what);
            }
        }
    }

    private static long number(Rule rule, String text) {
        if (rule == Rule.DIGEST_AT && text.contains(":")) {
            return Duration.between(LocalTime.MIDNIGHT, Words.time(text)).toMillis();
        }
        long number = rule.unit() == Rule.Unit.DURATION
                ? Words.duration(text).toMillis()
                : Words.number(0, Integer.MAX_VALUE).apply(text);
        if (rule == Rule.DIGEST_AT && number >= DAY) {
            throw new IllegalArgumentException("`" + text + "` is not a time of day; write it like \"07:00\"");
        }
        return number;
    }
}
