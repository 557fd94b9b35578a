package varde.replay.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import varde.core.stage.Row;
import varde.streams.Outgoing;
import varde.streams.StageCodec;
import varde.streams.StageSpec;
import varde.wire.Order;
import varde.wire.Rejected;

/**
 * A stage that is listened to as it decides: what it says is heard and not written, and it can be told something without
 * bytes. For a world that was never recorded, where encoding and decoding would be most of the work.
 */
public final class Heard<I, R extends Row, O> {

    private static final byte[] NONE = {};

    private List<O> said = new ArrayList<>();
    private Optional<I> told = Optional.empty();

    /** Tells this with the next input, in place of what its bytes would say. */
    public void tell(I input) {
        told = Optional.of(input);
    }

    /** What was said since the last call. */
    public List<O> said() {
        if (said.isEmpty()) {
            return List.of();
        }
        List<O> heard = said;
        said = new ArrayList<>();
        return heard;
    }

    /** The stage, listened to. */
    public StageSpec<I, R, O> of(StageSpec<I, R, O> stage) {
        return new StageSpec<>(
                stage.name(),
                stage.main(),
                stage.others(),
                stage.outputs(),
                stage.order(),
                stage.rejected(),
                stage.stores(),
                stage.journals(),
                new Listening(stage.codec(), Outgoing.everywhere(stage.outputs().get(0), NONE)),
                stage.make(),
                stage.given(),
                stage.pulsesItself());
    }

    /** The codec, listened to. */
    private final class Listening extends PassedOn<I, R, O> {
        private final Outgoing nothing;

        Listening(StageCodec<I, R, O> codec, Outgoing nothing) {
            super(codec);
            this.nothing = nothing;
        }

        @Override
        public I input(String topic, byte[] value) {
            @Nullable I known = told.orElse(null);
            told = Optional.empty();
            return known == null ? super.input(topic, value) : known;
        }

        @Override
        public Outgoing output(O output) {
            said.add(output);
            return nothing;
        }

        @Override
        public byte[] order(Order entry) {
            return NONE;
        }

        @Override
        public byte[] rejected(Rejected rejected) {
            return NONE;
        }
    }
}
