package varde.core.stage;

import java.util.Map;
import java.util.Optional;
import varde.core.time.Now;

/**
 * One of the three stages, for one partition: decisions over state in memory. It may be mutable, but it reads no clock,
 * and all that it remembers or says comes out as an {@link Outcome}. Given the same rows and the same inputs it decides
 * the same.
 *
 * @param <I> inputs, a pulse among them
 * @param <R> rows
 * @param <O> output records
 */
public interface Stage<I, R extends Row, O> {

    /** Takes back one remembered row. Called for all rows, in any order, before the first decision. */
    void restore(R row);

    /**
     * Decides about one input. Timers that are due at {@code now} are decided first; the work is bounded by count, what
     * is left follows with the next input.
     *
     * @param input what was read
     * @param place where it was read
     * @param now the two times at this input
     */
    Outcome<R, O> decide(I input, Place place, Now now);

    /**
     * The moment that a row carries, for stages that write a row for nearly every input: the clock is then restored from
     * the rows, and no clock row is written beside those of {@link Outcome#keepWithMoment}.
     */
    default Optional<Now> moment(R row) {
        return Optional.empty();
    }

    /**
     * What it says of itself in numbers, by name, for whoever watches it: never decided by, and no part of its state. Names
     * that end in {@code _ms} are milliseconds, in {@code _peak_ms} such as whose longest is wanted, in {@code _total} what only
     * grows. To be asked between two
     * decisions, on the thread that decides.
     */
    default Map<String, Long> figures() {
        return Map.of();
    }
}
