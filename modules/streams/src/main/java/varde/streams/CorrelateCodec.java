package varde.streams;

import varde.core.correlate.CorrelateInput;
import varde.core.correlate.CorrelateOutput;
import varde.core.correlate.CorrelateRow;
import varde.core.detect.Canary;
import varde.core.stage.Row;
import varde.wire.Order;
import varde.wire.Rejected;
import varde.wire.Topics;
import varde.wire.codec.Codecs;
import varde.wire.state.CorrelateRowCodec;

/** How CORRELATE's records are written and read. */
final class CorrelateCodec implements StageCodec<CorrelateInput, CorrelateRow, CorrelateOutput> {

    private static final CorrelateInput PULSE = new CorrelateInput.Pulse();

    private final Topics topics;
    private final Codecs codecs;

    CorrelateCodec(Topics topics, Codecs codecs) {
        this.topics = topics;
        this.codecs = codecs;
    }

    @Override
    public CorrelateInput input(String topic, byte[] value) {
        if (topic.equals(topics.observations().name())) {
            return new CorrelateInput.Observed(codecs.observations().decode(value));
        }
        if (topic.equals(topics.configCorrelate().name())) {
            return new CorrelateInput.Configured(codecs.configCorrelate().decode(value));
        }
        return new CorrelateInput.Commanded(codecs.commandsCorrelate().decode(value));
    }

    @Override
    public CorrelateInput pulse() {
        return PULSE;
    }

    @Override
    public byte[] row(Row row) {
        return CorrelateRowCodec.encode((CorrelateRow) row);
    }

    @Override
    public CorrelateRow row(String store, String key, byte[] bytes) {
        return CorrelateRowCodec.decode(store, bytes);
    }

    @Override
    public Outgoing output(CorrelateOutput output) {
        if (output instanceof CorrelateOutput.Told told) {
            return Outgoing.byKey(
                    topics.outages(),
                    told.outage().destinations().get(0).team(),
                    codecs.outages().encode(told.outage()));
        }
        if (output instanceof CorrelateOutput.Joined joined) {
            return Outgoing.own(
                    topics.members(),
                    joined.member().component(),
                    codecs.members().encode(joined.member()));
        }
        if (output instanceof CorrelateOutput.Sung sung) {
            return Outgoing.byKey(
                    topics.outages(),
                    Canary.agent(sung.canary().partition()),
                    codecs.outages().encode(sung.canary()));
        }
        CorrelateOutput.Marked marked = (CorrelateOutput.Marked) output;
        return Outgoing.everywhere(topics.outages(), codecs.outages().encode(marked.mark()));
    }

    @Override
    public byte[] order(Order entry) {
        return codecs.orderCorrelate().encode(entry);
    }

    @Override
    public byte[] rejected(Rejected rejected) {
        return codecs.rejected().encode(rejected);
    }
}
