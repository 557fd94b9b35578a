package varde.streams;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import varde.core.stage.Outcome;
import varde.core.stage.Place;
import varde.core.stage.Row;
import varde.core.stage.StageRunner;
import varde.core.time.Now;
import varde.wire.Rejected;
import varde.wire.registry.RegistryException;
import varde.wire.serde.UndecodableException;

/**
 * What surrounds a stage's decisions, without anything that moves records or keeps rows: reads the input, gives it its
 * times, has it decided and encodes the decision whole. What cannot be read or decided becomes a record for
 * {@code rejected}. The topology and replay both go through this, so that the same records give the same decisions.
 *
 * @param <I> inputs
 * @param <R> rows
 * @param <O> outputs
 */
public final class StageShell<I, R extends Row, O> {

    /** Where the rows are kept. */
    public interface Rows<R extends Row> {

        /** Reads every row that is kept, in any order. */
        void each(Consumer<R> reader);
    }

    /** Told of what could not be decided, for the program's own log. */
    public interface Report {

        /** The stage of this name threw at this place. */
        void undecidable(String stage, Place place, RuntimeException why);
    }

    private static final byte[] NONE = {};

    private final StageSpec<I, R, O> spec;
    private final Rows<R> rows;
    private final Report report;
    private final OutputWriter out;
    private final boolean encodesRows;
    private StageRunner<I, R, O> runner;
    private int partition;
    private String lastTopic = "";

    /** A shell that encodes rows. */
    public StageShell(StageSpec<I, R, O> spec, Rows<R> rows, Report report) {
        this(spec, rows, report, true);
    }

    /**
     * A shell.
     *
     * @param rows where its rows are kept; read at each start and after a failure
     * @param encodesRows whether rows are encoded; replay of heartbeats saves that
     */
    public StageShell(StageSpec<I, R, O> spec, Rows<R> rows, Report report, boolean encodesRows) {
        this.spec = spec;
        this.rows = rows;
        this.report = report;
        this.out = new OutputWriter(spec);
        this.encodesRows = encodesRows;
        this.runner = new StageRunner<>(spec.make().apply(0));
    }

    /**
     * Begins, or begins again, with what is kept.
     *
     * @param ofPartition the partition that it decides for
     * @param moment the moment that was kept beside the rows, if any
     */
    public void start(int ofPartition, Optional<Now> moment) {
        partition = ofPartition;
        lastTopic = "";
        runner = new StageRunner<>(spec.make().apply(ofPartition));
        moment.ifPresent(runner::restore);
        restoreRows();
    }

    private void restoreRows() {
        rows.each(runner::restore);
    }

    /** What the stage says of itself in numbers; to be asked on the thread that decides. */
    public Map<String, Long> figures() {
        return runner.figures();
    }

    /** The times at the latest input. */
    public Now now() {
        return runner.now();
    }

    /**
     * Decides about one input record.
     *
     * @param place where it stands
     * @param timestamp its log time, in milliseconds since the epoch
     */
    public Written<R> take(Place place, long timestamp, byte @Nullable [] key, byte @Nullable [] value) {
        boolean main = place.topic().equals(spec.main().name());
        if (main) {
            runner.passed(timestamp);
        }
        @Nullable Outgoing order = orderOf(place);
        Refusal refusal = new Refusal(spec, place, timestamp, key, value);
        I input = read(place, value, main, refusal);
        Written<R> written = input == null ? new Written<>(order) : decide(input, place, main, order, refusal);
        for (Rejected rejected : refusal.records()) {
            written.say(out.rejected(rejected));
        }
        return written;
    }

    /** What is to be said of the order of inputs before anything else; null where the topic is the one of the input before. */
    private @Nullable Outgoing orderOf(Place place) {
        if (place.topic().equals(lastTopic)) {
            return null;
        }
        Outgoing order = out.order(place, lastTopic.isEmpty()).orElse(null);
        lastTopic = place.topic();
        return order;
    }

    private @Nullable I read(Place place, byte @Nullable [] value, boolean main, Refusal refusal) {
        if (value == null) {
            if (!main) {
                refusal.because("an empty record means something only where pulses are written");
            }
            return main ? spec.codec().pulse() : null;
        }
        try {
            return spec.codec().input(place.topic(), value);
        } catch (UndecodableException e) {
            refusal.because(e.getMessage() == null ? "unreadable" : e.getMessage(), e);
            return main ? spec.codec().pulse() : null;
        }
    }

    private Written<R> decide(I input, Place place, boolean main, @Nullable Outgoing order, Refusal refusal) {
        try {
            StageRunner.Step<R, O> step = runner.decide(input, place, main);
            Written<R> decided = new Written<>(order);
            encode(step, decided);
            for (String reason : step.outcome().refusals()) {
                refusal.because(reason);
            }
            return decided;
        } catch (RegistryException away) {
            // Nothing is wrong with the input: the thread is replaced, and reads it again.
            throw away;
        } catch (RuntimeException e) {
            report.undecidable(spec.name(), place, e);
            refusal.because("could not be decided: " + e, e);
            runner = runner.with(spec.make().apply(partition));
            restoreRows();
            Written<R> undecided = new Written<>(order);
            undecided.remember(runner.now());
            return undecided;
        }
    }

    private void encode(StageRunner.Step<R, O> step, Written<R> written) {
        Outcome<R, O> outcome = step.outcome();
        for (R row : outcome.kept()) {
            written.keep(row, encodesRows ? out.within(spec.codec().row(row), row.store()) : NONE);
        }
        written.forget(outcome.forgotten());
        step.clock().ifPresent(written::remember);
        for (O said : outcome.said()) {
            Outgoing ready = spec.codec().output(said);
            out.within(ready.value(), ready.topic().name());
            written.say(ready);
        }
    }
}
