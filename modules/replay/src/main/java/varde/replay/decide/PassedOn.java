package varde.replay.decide;

import varde.core.stage.Row;
import varde.streams.Outgoing;
import varde.streams.StageCodec;
import varde.wire.Order;
import varde.wire.Rejected;

/** A codec that does what another does, for whoever wants some of it otherwise. */
abstract class PassedOn<I, R extends Row, O> implements StageCodec<I, R, O> {

    private final StageCodec<I, R, O> codec;

    PassedOn(StageCodec<I, R, O> codec) {
        this.codec = codec;
    }

    @Override
    public I input(String topic, byte[] value) {
        return codec.input(topic, value);
    }

    @Override
    public I pulse() {
        return codec.pulse();
    }

    @Override
    public byte[] row(Row row) {
        return codec.row(row);
    }

    @Override
    public R row(String store, String key, byte[] bytes) {
        return codec.row(store, key, bytes);
    }

    @Override
    public Outgoing output(O output) {
        return codec.output(output);
    }

    @Override
    public byte[] order(Order entry) {
        return codec.order(entry);
    }

    @Override
    public byte[] rejected(Rejected rejected) {
        return codec.rejected(rejected);
    }
}
