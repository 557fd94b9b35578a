package varde.streams;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import varde.core.stage.Few;
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

    /** Most inputs keep one row and say nothing: the lists are made when they are needed. */
    private List<KeptRow<R>> kept = List.of();

    private List<Outcome.Forgotten> forgotten = List.of();
    private List<Outgoing> outgoing = List.of();
    private @Nullable Now clock;

    /**
     * Nothing as yet.
     *
     * @param first what is to be said before all else, if anything
     */
    Written(@Nullable Outgoing first) {
        if (first != null) {
            say(first);
        }
    }

    void keep(R row, byte[] bytes) {
        kept = Few.with(kept, new KeptRow<>(row, bytes));
    }

    void forget(List<Outcome.Forgotten> rows) {
        forgotten = rows;
    }

    void say(Outgoing record) {
        outgoing = Few.with(outgoing, record);
    }

    void remember(Now moment) {
        clock = moment;
    }

    /** The rows to keep, in order: a later one with the same key wins. */
    public List<KeptRow<R>> kept() {
        return Few.view(kept);
    }

    /** The rows to forget, after those to keep. */
    public List<Outcome.Forgotten> forgotten() {
        return forgotten;
    }

    /** The records to write, in order: the order's first, what was refused last. */
    public List<Outgoing> outgoing() {
        return Few.view(outgoing);
    }

    /** The moment to remember beside the rows, if any. */
    public Optional<Now> clock() {
        return Optional.ofNullable(clock);
    }
}
