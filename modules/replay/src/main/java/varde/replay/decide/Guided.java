package varde.replay.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import varde.core.stage.Outcome;
import varde.core.stage.Place;
import varde.core.stage.Row;
import varde.core.stage.Stage;
import varde.core.time.Now;
import varde.core.time.ObservedClock;
import varde.replay.recording.Beginning;
import varde.streams.Outgoing;
import varde.streams.StageCodec;
import varde.streams.StageSpec;

/**
 * A stage that is told where in the log its inputs stood, and that begins with what it remembered there: what a topology
 * under the test driver cannot know by itself.
 */
final class Guided<I, R extends Row, O> {

    private final StageSpec<I, R, O> real;
    private final int partition;
    private final Beginning beginning;
    private final ObservedClock clock = new ObservedClock();
    private final List<Outgoing> said = new ArrayList<>();
    private Place place = new Place("", "", 0, 0);

    Guided(StageSpec<I, R, O> real, int partition, Beginning beginning) {
        this.real = real;
        this.partition = partition;
        this.beginning = beginning;
        beginning.clock().ifPresent(clock::restore);
    }

    /** The next input stands here. */
    void next(Place at, long timestamp) {
        place = at;
        said.clear();
        if (at.topic().equals(real.main().name())) {
            clock.advance(timestamp);
        }
    }

    /** What the stage has said about the latest input, as its codec sends it. */
    List<Outgoing> said() {
        return said;
    }

    StageSpec<I, R, O> spec() {
        return new StageSpec<>(
                real.name(),
                real.main(),
                real.others(),
                real.outputs(),
                real.order(),
                real.rejected(),
                real.stores(),
                real.journals(),
                new Listening(real.codec()),
                any -> stage(),
                real.given(),
                real.pulsesItself());
    }

    private Stage<I, R, O> stage() {
        Stage<I, R, O> stage = real.make().apply(partition);
        beginning.rows().forEach(row -> stage.restore(real.codec().row(row.store(), row.key(), row.bytes())));
        return new Stage<>() {
            @Override
            public void restore(R row) {
                stage.restore(row);
            }

            @Override
            public Outcome<R, O> decide(I input, Place counted, Now now) {
                return stage.decide(input, place, beginning.clock().isPresent() ? clock.now() : now);
            }

            @Override
            public Optional<Now> moment(R row) {
                return stage.moment(row);
            }
        };
    }

    /** The codec, listened to. */
    private final class Listening extends PassedOn<I, R, O> {

        Listening(StageCodec<I, R, O> codec) {
            super(codec);
        }

        @Override
        public Outgoing output(O output) {
            Outgoing ready = super.output(output);
            said.add(ready);
            return ready;
        }
    }
}
