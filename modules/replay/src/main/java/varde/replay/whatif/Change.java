package varde.replay.whatif;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import varde.core.correlate.CorrelatePart;
import varde.core.escalate.EscalatePart;
import varde.core.landscape.Component;
import varde.core.landscape.Need;
import varde.core.rules.Rule;
import varde.core.rules.Rules;

/**
 * What would be otherwise: what is made of each version of the configuration.
 *
 * @param correlate what is made of CORRELATE's parts
 * @param escalate what is made of ESCALATE's parts
 */
public record Change(UnaryOperator<List<CorrelatePart>> correlate, UnaryOperator<List<EscalatePart>> escalate) {

    /** Nothing is otherwise. */
    public static Change none() {
        return new Change(parts -> parts, parts -> parts);
    }

    /** First this, then that. */
    public Change and(Change then) {
        return new Change(
                parts -> then.correlate.apply(correlate.apply(parts)),
                parts -> then.escalate.apply(escalate.apply(parts)));
    }

    /** Another configuration in place of each. */
    public static Change configuration(List<CorrelatePart> correlate, List<EscalatePart> escalate) {
        return new Change(parts -> correlate, parts -> escalate);
    }

    /** As if a component or a fleet of this id had never been declared. */
    public static Change without(String id) {
        return new Change(
                parts -> {
                    List<CorrelatePart> left = new ArrayList<>();
                    for (CorrelatePart part : parts) {
                        if (part instanceof CorrelatePart.Declared declared) {
                            if (!declared.component().id().equals(id)) {
                                left.add(new CorrelatePart.Declared(without(declared.component(), id)));
                            }
                        } else if (!concerns(part, id)) {
                            left.add(part);
                        }
                    }
                    return left;
                },
                parts -> parts);
    }

    private static boolean concerns(CorrelatePart part, String id) {
        if (part instanceof CorrelatePart.Listed listed) {
            return listed.agent().id().equals(id);
        }
        return part instanceof CorrelatePart.Planned planned
                && (planned.maintenance().component().filter(id::equals).isPresent()
                        || planned.maintenance().subtree().filter(id::equals).isPresent());
    }

    private static Component without(Component component, String id) {
        List<Need> needs = new ArrayList<>();
        for (Need need : component.needs()) {
            List<String> of =
                    need.of().stream().filter(needed -> !needed.equals(id)).toList();
            if (!of.isEmpty()) {
                needs.add(new Need(Math.min(need.atLeast(), of.size()), of));
            }
        }
        return new Component(
                component.id(),
                component.kind(),
                component.name(),
                component.labels(),
                component.owner(),
                component.criticality(),
                component.domain(),
                needs,
                component.watch());
    }

    /** Another value of a rule, for all kinds. */
    public static Change rule(Rule rule, long value) {
        return new Change(
                parts -> parts.stream()
                        .map(part -> part instanceof CorrelatePart.Ruled ruled
                                ? new CorrelatePart.Ruled(with(ruled.rules(), rule, value))
                                : part)
                        .toList(),
                parts -> parts.stream()
                        .map(part -> part instanceof EscalatePart.Ground ground
                                ? new EscalatePart.Ground(
                                        ground.rootTeam(), with(ground.rules(), rule, value), ground.templates())
                                : part)
                        .toList());
    }

    private static Rules with(Rules rules, Rule rule, long value) {
        TreeMap<Rule, Long> overrides = new TreeMap<>(rules.overrides());
        overrides.put(rule, value);
        return new Rules(overrides, rules.kinds());
    }
}
