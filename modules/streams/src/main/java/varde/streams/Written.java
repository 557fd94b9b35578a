package varde.streams;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import varde.core.stage.Outcome;
import varde.core.stage.Row;
import varde.core.time.Now;

/**
 * A whole decision, encoded, before any of it is written.
 *
 * @param <R> the stage's rows
 */
public final class Written<R extends Row> {

    /**
     * A row to keep.
     *
     * @param row the row
     * @param bytes the same, encoded; empty where the shell was told not to encode rows
     */
    public record KeptRow<R extends Row>(R row, byte[] bytes) {}

    private final List<KeptRow<R>> kept = new ArrayList<>(2);
    private final List<Outcome.Forgotten> forgotten = new ArrayList<>(0);
    private final List<Outgoing> outgoing = new ArrayList<>(2);
    private @Nullable Now clock;

    void keep(R row, byte[] bytes) {
        kept.add(new KeptRow<>(row, bytes));
    }

    void forget(List<Outcome.Forgotten> rows) {
        forgotten.addAll(rows);
    }

    void say(Outgoing record) {
        outgoing.add(record);
    }

    void take(Written<R> other) {
        kept.addAll(other.kept);
        forgotten.addAll(other.forgotten);
        outgoing.addAll(other.outgoing);
        clock = other.clock;
    }

    void remember(Now moment) {
        clock = moment;
    }

    /** The rows to keep, in order: a later one with the same key wins. */
    public List<KeptRow<R>> kept() {
        return Collections.unmodifiableList(kept);
    }

    /** The rows to forget, after those to keep. */
    public List<Outcome.Forgotten> forgotten() {
        return Collections.unmodifiableList(forgotten);
    }

    /** The records to write, in order: the order's first, what was refused last. */
    public List<Outgoing> outgoing() {
        return Collections.unmodifiableList(outgoing);
    }

    /** The moment to remember beside the rows, if any. */
    public Optional<Now> clock() {
        return Optional.ofNullable(clock);
    }
}
