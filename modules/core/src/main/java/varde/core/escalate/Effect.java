package varde.core.escalate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import varde.core.command.Command;
import varde.core.stage.Reason;

/**
 * Tells from an escalation what a command did to it. An escalation changes for many causes, and a step that pages somebody
 * names him or her just as that person's own answer does, so only the reasons that such a command gives count.
 */
public final class Effect {

    private static final Map<Command.Kind, Set<String>> RULES = Map.of(
            Command.Kind.ACKNOWLEDGE, Set.of("answered", "answered-again", "answered-elsewhere"),
            Command.Kind.SNOOZE, Set.of("snoozed"),
            Command.Kind.NOTE, Set.of("note", "declined"),
            Command.Kind.REASSIGN, Set.of("reassigned"),
            Command.Kind.ADD_RESPONDER, Set.of("called"),
            Command.Kind.DRILL, Set.of("drill"));

    private Effect() {}

    /**
     * The sentence that a command added to an escalation.
     *
     * @param command what was said
     * @param before the escalation when it was said; empty if there was none
     * @param after the escalation now
     * @return empty as long as nothing has come of the command here
     */
    public static Optional<String> of(Command command, Optional<Escalation> before, Escalation after) {
        if (before.isPresent() && before.get().revision() >= after.revision()) {
            return Optional.empty();
        }
        List<Reason> old = before.map(Escalation::reasons).orElse(List.of());
        return after.reasons().stream()
                .filter(reason -> isFrom(command, reason))
                .reduce((one, other) -> other)
                .filter(reason -> isNew(reason, old, after.reasons()))
                .map(Reason::text);
    }

    private static boolean isFrom(Command command, Reason reason) {
        String text = reason.text();
        return RULES.getOrDefault(command.kind(), Set.of()).contains(reason.rule())
                && (text.startsWith(command.who() + " ") || text.startsWith(command.who() + ":"));
    }

    /** A sentence that follows itself is not written twice: then it is enough that it is the last on both sides. */
    private static boolean isNew(Reason reason, List<Reason> old, List<Reason> now) {
        boolean repeated = !old.isEmpty()
                && old.get(old.size() - 1).equals(reason)
                && now.get(now.size() - 1).equals(reason);
        return repeated || count(reason, now) > count(reason, old);
    }

    private static long count(Reason reason, List<Reason> reasons) {
        return reasons.stream().filter(reason::equals).count();
    }
}
