package varde.wire.state;

import varde.core.correlate.Outage;
import varde.core.escalate.EscalatePart;
import varde.core.escalate.EscalateRow;
import varde.core.stage.ConfigRecord;
import varde.wire.avro.EscalateConfigValue;
import varde.wire.avro.OutageValue;
import varde.wire.avro.escalate.EscalateBundleRow;
import varde.wire.avro.escalate.EscalateCommandRow;
import varde.wire.avro.escalate.EscalateEscalationRow;
import varde.wire.avro.escalate.EscalateInForceRow;
import varde.wire.avro.escalate.EscalateMarkRow;
import varde.wire.avro.escalate.EscalateMomentRow;
import varde.wire.avro.escalate.EscalateOutageRow;
import varde.wire.avro.escalate.EscalatePartRow;
import varde.wire.avro.escalate.EscalateRationRow;
import varde.wire.avro.escalate.EscalateReassignedRow;
import varde.wire.avro.escalate.EscalateWaitingRow;
import varde.wire.codec.Forms;

/** The rows of ESCALATE, by store. */
public final class EscalateRowCodec {

    private static final Twin<OutageValue, varde.wire.avro.escalate.OutageValue> OUTAGE =
            new Twin<>(OutageValue.class, varde.wire.avro.escalate.OutageValue.class);

    private static final Twin<EscalateConfigValue, varde.wire.avro.escalate.EscalateConfigValue> CONFIG =
            new Twin<>(EscalateConfigValue.class, varde.wire.avro.escalate.EscalateConfigValue.class);

    private static final RowCodec<EscalateRow.EscalationRow, EscalateEscalationRow> ESCALATIONS = RowCodec.of(
            "escalate-escalation",
            EscalateEscalationRow.class,
            row -> CourseForm.toAvro(row.course()),
            row -> new EscalateRow.EscalationRow(CourseForm.toCore(row)));

    private static final RowCodec<EscalateRow.OutageSeenRow, EscalateOutageRow> OUTAGES = RowCodec.of(
            "escalate-outage",
            EscalateOutageRow.class,
            row -> new EscalateOutageRow(OUTAGE.toRow(Forms.toAvro(row.outage()))),
            row -> new EscalateRow.OutageSeenRow((Outage) Forms.toCore(OUTAGE.toTopic(row.getOutage()))));

    private static final RowCodec<EscalateRow.PartRow, EscalatePartRow> PARTS = RowCodec.of(
            "escalate-part",
            EscalatePartRow.class,
            row -> new EscalatePartRow(CONFIG.toRow(Forms.toAvro(row.part())), row.at()),
            row -> new EscalateRow.PartRow(part(row), row.getAt()));

    private static final RowCodec<EscalateRow.InForceRow, EscalateInForceRow> IN_FORCE = RowCodec.of(
            "escalate-in-force",
            EscalateInForceRow.class,
            row -> new EscalateInForceRow(
                    row.version().version(),
                    row.version().parts(),
                    row.version().author(),
                    row.version().at()),
            row -> new EscalateRow.InForceRow(
                    new ConfigRecord.InForce<>(row.getVersion(), row.getParts(), row.getAuthor(), row.getAt())));

    private static final RowCodec<EscalateRow.MarkRow, EscalateMarkRow> MARKS = RowCodec.of(
            "escalate-mark",
            EscalateMarkRow.class,
            row -> new EscalateMarkRow(row.partition(), row.readUpTo()),
            row -> new EscalateRow.MarkRow(row.getPartition(), row.getReadUpTo()));

    private static final RowCodec<EscalateRow.CommandSeenRow, EscalateCommandRow> COMMANDS = RowCodec.of(
            "escalate-command",
            EscalateCommandRow.class,
            row -> new EscalateCommandRow(row.id(), row.at()),
            row -> new EscalateRow.CommandSeenRow(row.getId(), row.getAt()));

    private static final RowCodec<EscalateRow.RationRow, EscalateRationRow> RATIONS =
            RowCodec.of("escalate-ration", EscalateRationRow.class, RationForm::toAvro, RationForm::toCore);

    private static final RowCodec<EscalateRow.WaitingRow, EscalateWaitingRow> WAITING =
            RowCodec.of("escalate-waiting", EscalateWaitingRow.class, RationForm::toAvro, RationForm::toCore);

    private static final RowCodec<EscalateRow.BundleRow, EscalateBundleRow> BUNDLES = RowCodec.of(
            "escalate-bundle",
            EscalateBundleRow.class,
            row -> RationForm.toAvro(row.bundle()),
            row -> new EscalateRow.BundleRow(RationForm.toCore(row)));

    private static final RowCodec<EscalateRow.ReassignedRow, EscalateReassignedRow> REASSIGNED = RowCodec.of(
            "escalate-reassigned",
            EscalateReassignedRow.class,
            row -> new EscalateReassignedRow(row.outage(), row.from(), row.to(), row.who()),
            row -> new EscalateRow.ReassignedRow(row.getOutage(), row.getFrom(), row.getTo(), row.getWho()));

    private static final RowCodec<EscalateRow.MomentRow, EscalateMomentRow> MOMENTS = RowCodec.of(
            "escalate-moment",
            EscalateMomentRow.class,
            row -> new EscalateMomentRow(row.sort(), row.of(), row.at(), row.count()),
            row -> new EscalateRow.MomentRow(row.getSort(), row.getOf(), row.getAt(), row.getCount()));

    private EscalateRowCodec() {}

    /** The bytes of a row. */
    public static byte[] encode(EscalateRow row) {
        Encoding encoding = new Encoding();
        row.each(encoding);
        return encoding.bytes;
    }

    /**
     * The row of these bytes.
     *
     * @param store the store that kept it
     * @throws IllegalArgumentException if ESCALATE has no such store
     */
    public static EscalateRow decode(String store, byte[] bytes) {
        switch (store) {
            case EscalateRow.ESCALATIONS:
                return ESCALATIONS.decode(bytes);
            case EscalateRow.OUTAGES:
                return OUTAGES.decode(bytes);
            case EscalateRow.PARTS:
                return PARTS.decode(bytes);
            case EscalateRow.IN_FORCE:
                return IN_FORCE.decode(bytes);
            case EscalateRow.MARKS:
                return MARKS.decode(bytes);
            case EscalateRow.COMMANDS:
                return COMMANDS.decode(bytes);
            case EscalateRow.RATIONS:
                return RATIONS.decode(bytes);
            case EscalateRow.WAITING:
                return WAITING.decode(bytes);
            case EscalateRow.BUNDLES:
                return BUNDLES.decode(bytes);
            case EscalateRow.REASSIGNED:
                return REASSIGNED.decode(bytes);
            case EscalateRow.MOMENTS:
                return MOMENTS.decode(bytes);
            default:
                throw new IllegalArgumentException("ESCALATE has no store " + store);
        }
    }

    private static ConfigRecord.Part<EscalatePart> part(EscalatePartRow row) {
        return (ConfigRecord.Part<EscalatePart>) Forms.toCore(CONFIG.toTopic(row.getPart()));
    }

    private static final class Encoding implements EscalateRow.Cases {

        private byte[] bytes = {};

        @Override
        public void escalation(EscalateRow.EscalationRow row) {
            bytes = ESCALATIONS.encode(row);
        }

        @Override
        public void outage(EscalateRow.OutageSeenRow row) {
            bytes = OUTAGES.encode(row);
        }

        @Override
        public void part(EscalateRow.PartRow row) {
            bytes = PARTS.encode(row);
        }

        @Override
        public void inForce(EscalateRow.InForceRow row) {
            bytes = IN_FORCE.encode(row);
        }

        @Override
        public void mark(EscalateRow.MarkRow row) {
            bytes = MARKS.encode(row);
        }

        @Override
        public void command(EscalateRow.CommandSeenRow row) {
            bytes = COMMANDS.encode(row);
        }

        @Override
        public void ration(EscalateRow.RationRow row) {
            bytes = RATIONS.encode(row);
        }

        @Override
        public void waiting(EscalateRow.WaitingRow row) {
            bytes = WAITING.encode(row);
        }

        @Override
        public void bundle(EscalateRow.BundleRow row) {
            bytes = BUNDLES.encode(row);
        }

        @Override
        public void reassigned(EscalateRow.ReassignedRow row) {
            bytes = REASSIGNED.encode(row);
        }

        @Override
        public void moment(EscalateRow.MomentRow row) {
            bytes = MOMENTS.encode(row);
        }
    }
}
