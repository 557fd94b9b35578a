package varde.core.stage;

import java.util.Map;
import java.util.Optional;
import varde.core.time.Now;
import varde.core.time.ObservedClock;

/**
 * Runs one stage for one partition: gives each decision its times. The Kafka Streams shell, replay and tests all go
 * through this, so that they decide alike.
 *
 * @param <I> inputs
 * @param <R> rows
 * @param <O> output records
 */
public final class StageRunner<I, R extends Row, O> {

    /**
     * What one input brought about.
     *
     * @param outcome what the stage decided
     * @param clock the moment to remember beside it; empty if time did not move or a kept row carries it
     */
    public record Step<R extends Row, O>(Outcome<R, O> outcome, Optional<Now> clock) {}

    private final ObservedClock clock;
    private final Stage<I, R, O> stage;

    /** Runs a stage that has no state yet. */
    public StageRunner(Stage<I, R, O> stage) {
        this(stage, new ObservedClock());
    }

    private StageRunner(Stage<I, R, O> stage, ObservedClock clock) {
        this.stage = stage;
        this.clock = clock;
    }

    /**
     * The same runner with another stage, at the same time: for when the first stage threw and its memory can no longer
     * be trusted. The rows have to be restored.
     */
    public StageRunner<I, R, O> with(Stage<I, R, O> fresh) {
        return new StageRunner<>(fresh, clock);
    }

    /** Takes back a remembered moment. */
    public void restore(Now moment) {
        clock.restore(moment);
    }

    /** Takes back a remembered row. */
    public void restore(R row) {
        stage.moment(row).ifPresent(clock::restore);
        stage.restore(row);
    }

    /**
     * Tells the clock of the next record, if it is of the main input: only that moves time.
     *
     * @param timestamp the record's timestamp, in milliseconds since the epoch
     */
    public void passed(long timestamp) {
        clock.advance(timestamp);
    }

    /**
     * Decides about one input at the present time.
     *
     * @param moved whether {@link #passed} was called for this record
     */
    public Step<R, O> decide(I input, Place place, boolean moved) {
        Now now = clock.now();
        Outcome<R, O> outcome = stage.decide(input, place, now);
        boolean carried = !moved || outcome.carriesMoment();
        return new Step<>(outcome, carried ? Optional.empty() : Optional.of(now));
    }

    /** What the stage says of itself in numbers. */
    public Map<String, Long> figures() {
        return stage.figures();
    }

    /** The present times. */
    public Now now() {
        return clock.now();
    }
}
