package varde.core.correlate;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import varde.core.time.Now;

/**
 * The roots that are held back. A hold is a conclusion from absence, namely that no deeper cause was seen: it ends when
 * its observed time has passed and all marks that are not blind have passed its log time.
 */
final class Holds {

    private final Map<String, CorrelateRow.Hold> holds;
    private final SortedSet<CorrelateRow.Hold> running = new TreeSet<>(
            Comparator.comparingLong(CorrelateRow.Hold::dueObserved).thenComparing(CorrelateRow.Hold::root));
    private final SortedSet<CorrelateRow.Hold> awaitingMarks =
            new TreeSet<>(Comparator.comparingLong(CorrelateRow.Hold::dueLog).thenComparing(CorrelateRow.Hold::root));

    private final SortedSet<CorrelateRow.Hold> ready;

    /** Those remembered; of several whose hold has ended, the one with the least weight comes first. */
    Holds(Memory memory, ToIntFunction<String> weight) {
        holds = memory.holds;
        ready = new TreeSet<>(Comparator.comparingInt((CorrelateRow.Hold hold) -> weight.applyAsInt(hold.root()))
                .thenComparingLong(CorrelateRow.Hold::dueLog)
                .thenComparing(CorrelateRow.Hold::root));
        running.addAll(holds.values());
    }

    boolean holds(String root) {
        return holds.containsKey(root);
    }

    Optional<CorrelateRow.Hold> of(String root) {
        return Optional.ofNullable(holds.get(root));
    }

    void add(CorrelateRow.Hold hold, Turn turn) {
        discard(hold.root());
        holds.put(hold.root(), hold);
        running.add(hold);
        turn.keep(hold);
    }

    /** Lets go of a root; tells whether it was held. */
    boolean drop(String root, Turn turn) {
        boolean held = discard(root);
        if (held) {
            turn.forget(CorrelateRow.HOLDS, root);
        }
        return held;
    }

    private boolean discard(String root) {
        CorrelateRow.Hold gone = holds.remove(root);
        if (gone == null) {
            return false;
        }
        running.remove(gone);
        awaitingMarks.remove(gone);
        ready.remove(gone);
        return true;
    }

    /** The hold that has ended, if any. */
    Optional<CorrelateRow.Hold> ended(Now now, MarkBook marks) {
        while (!running.isEmpty() && running.first().dueObserved() <= now.observed()) {
            CorrelateRow.Hold first = running.first();
            running.remove(first);
            awaitingMarks.add(first);
        }
        while (!awaitingMarks.isEmpty()
                && awaitingMarks.first().dueLog() <= now.log()
                && marks.passed(awaitingMarks.first().dueLog())) {
            CorrelateRow.Hold first = awaitingMarks.first();
            awaitingMarks.remove(first);
            ready.add(first);
        }
        return ready.isEmpty() ? Optional.empty() : Optional.of(ready.first());
    }
}
