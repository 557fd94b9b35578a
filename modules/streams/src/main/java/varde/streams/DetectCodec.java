package varde.streams;

import varde.core.detect.DetectInput;
import varde.core.detect.DetectRow;
import varde.core.detect.Observation;
import varde.core.stage.Row;
import varde.wire.Order;
import varde.wire.Rejected;
import varde.wire.Topics;
import varde.wire.codec.Codecs;
import varde.wire.state.DetectRowCodec;

/** How DETECT's records are written and read. */
final class DetectCodec implements StageCodec<DetectInput, DetectRow, Observation> {

    private static final DetectInput PULSE = new DetectInput.Pulse();

    private final Topics topics;
    private final Codecs codecs;

    DetectCodec(Topics topics, Codecs codecs) {
        this.topics = topics;
        this.codecs = codecs;
    }

    @Override
    public DetectInput input(String topic, byte[] value) {
        return new DetectInput.Beat(codecs.heartbeats().decode(value));
    }

    @Override
    public DetectInput pulse() {
        return PULSE;
    }

    @Override
    public byte[] row(Row row) {
        return row instanceof DetectRow.Seen seen
                ? DetectRowCodec.encode(seen)
                : DetectRowCodec.encode((DetectRow) row);
    }

    @Override
    public DetectRow row(String store, String key, byte[] bytes) {
        return DetectRowCodec.decode(store, bytes);
    }

    @Override
    public Outgoing output(Observation observation) {
        byte[] value = codecs.observations().encode(observation);
        if (observation instanceof Observation.Seen seen) {
            return Outgoing.byKey(topics.observations(), seen.domain(), value);
        }
        if (observation instanceof Observation.Doubled doubled) {
            return Outgoing.byKey(topics.observations(), doubled.domain(), value);
        }
        return Outgoing.everywhere(topics.observations(), value);
    }

    @Override
    public byte[] order(Order entry) {
        throw new IllegalStateException("DETECT has one input, hence no order to note");
    }

    @Override
    public byte[] rejected(Rejected rejected) {
        return codecs.rejected().encode(rejected);
    }
}
