package varde.core.correlate;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
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

    Holds(Memory memory) {
        holds = memory.holds;
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
        return true;
    }

    /** The hold that has ended, if any. */
    Optional<CorrelateRow.Hold> ended(Now now, MarkBook marks) {
        while (!running.isEmpty() && running.first().dueObserved() <= now.observed()) {
            CorrelateRow.Hold first = running.first();
            running.remove(first);
            awaitingMarks.add(first);
        }
        return awaitingMarks.isEmpty() || !marks.passed(awaitingMarks.first().dueLog())
                ? Optional.empty()
                : Optional.of(awaitingMarks.first());
    }
}
