package varde.core.stage;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one input brought about, whole: rows to keep, rows to forget, records to say, and why the input was refused if it
 * was. The shell writes it only after the decision is complete, so that no half of a decision can be committed.
 *
 * @param <R> the stage's rows
 * @param <O> the stage's output records
 */
public final class Outcome<R extends Row, O> {

    /**
     * A row that is no longer needed.
     *
     * @param store the store that keeps it
     * @param key its key there
     * @param seat its seat, if it is one that is written all the time
     */
    public record Forgotten(
            String store, String key, @Nullable Seat seat) {

        private static Forgotten of(Row row) {
            return new Forgotten(row.store(), row.key(), row.seat());
        }
    }

    /** Most inputs change one row and say nothing: these are made when they are needed. */
    private List<R> kept = List.of();

    private Set<Forgotten> forgotten = Set.of();
    private List<O> said = List.of();
    private List<String> refusals = List.of();
    private boolean carriesMoment;

    /** Remembers a row, in place of one with the same store and key. */
    public void keep(R row) {
        if (!forgotten.isEmpty()) {
            forgotten.remove(Forgotten.of(row));
        }
        kept = Few.with(kept, row);
    }

    /** Remembers a row that carries the moment of this decision, so that no clock row need be written beside it. */
    public void keepWithMoment(R row) {
        keep(row);
        carriesMoment = true;
    }

    /** Forgets the row with this store and key. One that has a seat is forgotten by {@link #forget(Row)}. */
    public void forget(String store, String key) {
        forget(new Forgotten(store, key, null));
    }

    /** Forgets the row with the store and key of this one. */
    public void forget(R row) {
        forget(Forgotten.of(row));
    }

    private void forget(Forgotten row) {
        forgotten = forgotten.isEmpty() ? new LinkedHashSet<>() : forgotten;
        forgotten.add(row);
    }

    /** Says a record to the stages downstream. */
    public void say(O record) {
        said = Few.with(said, record);
    }

    /** Refuses the input: it goes to {@code rejected} with this reason, and changes nothing else. */
    public void refuse(String reason) {
        refusals = Few.with(refusals, reason);
    }

    /** The rows to keep, in order: a later one with the same key wins. */
    public List<R> kept() {
        return Few.view(kept);
    }

    /** Whether one of them carries the moment of this decision. */
    public boolean carriesMoment() {
        return carriesMoment;
    }

    /** The rows to forget, unless they were kept again later. They are applied after those to keep. */
    public List<Forgotten> forgotten() {
        return forgotten.isEmpty() ? List.of() : List.copyOf(forgotten);
    }

    /** The records said, in order. */
    public List<O> said() {
        return Few.view(said);
    }

    /** Why the input was refused; empty if it was not. */
    public List<String> refusals() {
        return Few.view(refusals);
    }
}
