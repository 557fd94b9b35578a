package varde.streams;

import varde.core.escalate.EscalateInput;
import varde.core.escalate.EscalateOutput;
import varde.core.escalate.EscalateRow;
import varde.core.page.Page;
import varde.core.stage.Row;
import varde.wire.Order;
import varde.wire.Rejected;
import varde.wire.Topics;
import varde.wire.codec.Codecs;
import varde.wire.state.EscalateRowCodec;

/** How ESCALATE's records are written and read. */
final class EscalateCodec implements StageCodec<EscalateInput, EscalateRow, EscalateOutput> {

    private static final EscalateInput PULSE = new EscalateInput.Pulse();

    private final Topics topics;
    private final Codecs codecs;

    EscalateCodec(Topics topics, Codecs codecs) {
        this.topics = topics;
        this.codecs = codecs;
    }

    @Override
    public EscalateInput input(String topic, byte[] value) {
        if (topic.equals(topics.outages().name())) {
            return new EscalateInput.Told(codecs.outages().decode(value));
        }
        if (topic.equals(topics.receipts().name())) {
            return new EscalateInput.Receipted(codecs.receipts().decode(value));
        }
        if (topic.equals(topics.configEscalate().name())) {
            return new EscalateInput.Configured(codecs.configEscalate().decode(value));
        }
        return new EscalateInput.Commanded(codecs.commandsEscalate().decode(value));
    }

    @Override
    public EscalateInput pulse() {
        return PULSE;
    }

    @Override
    public byte[] row(Row row) {
        return EscalateRowCodec.encode((EscalateRow) row);
    }

    @Override
    public EscalateRow row(String store, String key, byte[] bytes) {
        return EscalateRowCodec.decode(store, bytes);
    }

    @Override
    public Outgoing output(EscalateOutput output) {
        if (output instanceof EscalateOutput.Changed changed) {
            return Outgoing.byKey(
                    topics.escalations(),
                    changed.escalation().team(),
                    codecs.escalations().encode(changed.escalation()));
        }
        if (output instanceof EscalateOutput.Sung sung) {
            return Outgoing.byKey(
                    topics.pagesCanary(),
                    Integer.toString(sung.canary().partition()),
                    codecs.canaries().encode(sung.canary()));
        }
        Page page = ((EscalateOutput.Sent) output).page();
        return Outgoing.byKey(
                topics.pages(page.channel()),
                page.person(),
                codecs.pages(page.channel()).encode(page));
    }

    @Override
    public byte[] order(Order entry) {
        return codecs.orderEscalate().encode(entry);
    }

    @Override
    public byte[] rejected(Rejected rejected) {
        return codecs.rejected().encode(rejected);
    }
}
