package varde.replay.whatif;

import java.util.ArrayList;
import java.util.List;
import varde.core.correlate.CorrelatePart;
import varde.core.correlate.CorrelateRow;
import varde.core.escalate.EscalatePart;
import varde.core.escalate.EscalateRow;
import varde.core.stage.ConfigRecord;
import varde.replay.recording.Beginning;
import varde.wire.state.CorrelateRowCodec;
import varde.wire.state.EscalateRowCodec;

/** The configuration that a stage remembers, as the records that put it into force. */
final class BegunConfiguration {

    private BegunConfiguration() {}

    static List<ConfigRecord<CorrelatePart>> correlate(List<Beginning.KeptRow> rows) {
        List<ConfigRecord<CorrelatePart>> records = new ArrayList<>();
        List<ConfigRecord<CorrelatePart>> closing = new ArrayList<>();
        for (Beginning.KeptRow kept : rows) {
            if (kept.store().equals(CorrelateRow.CONFIG) || kept.store().equals(CorrelateRow.VERSION)) {
                CorrelateRow row = CorrelateRowCodec.decode(kept.store(), kept.bytes());
                if (row instanceof CorrelateRow.Part part) {
                    records.add(new ConfigRecord.Part<>(part.version(), part.index(), part.part()));
                } else if (row instanceof CorrelateRow.InForce in) {
                    closing.add(new ConfigRecord.InForce<>(in.version(), in.parts(), in.author(), in.appliedAt()));
                }
            }
        }
        records.addAll(closing);
        return records;
    }

    static List<ConfigRecord<EscalatePart>> escalate(List<Beginning.KeptRow> rows) {
        List<ConfigRecord<EscalatePart>> records = new ArrayList<>();
        List<ConfigRecord<EscalatePart>> closing = new ArrayList<>();
        for (Beginning.KeptRow kept : rows) {
            if (kept.store().equals(EscalateRow.PARTS) || kept.store().equals(EscalateRow.IN_FORCE)) {
                EscalateRow row = EscalateRowCodec.decode(kept.store(), kept.bytes());
                if (row instanceof EscalateRow.PartRow part) {
                    records.add(part.part());
                } else if (row instanceof EscalateRow.InForceRow in) {
                    closing.add(in.version());
                }
            }
        }
        records.addAll(closing);
        return records;
    }
}
