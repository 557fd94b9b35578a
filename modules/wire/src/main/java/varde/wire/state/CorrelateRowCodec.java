package varde.wire.state;

import java.util.Optional;
import java.util.TreeMap;
import varde.core.correlate.CorrelatePart;
import varde.core.correlate.CorrelateRow;
import varde.core.correlate.FlapRow;
import varde.core.correlate.JobRow;
import varde.core.correlate.Member;
import varde.core.correlate.Outage;
import varde.core.correlate.WindowRow;
import varde.core.detect.Observation;
import varde.core.landscape.State;
import varde.core.stage.ConfigRecord;
import varde.wire.avro.CorrelateConfigValue;
import varde.wire.avro.ObservationValue;
import varde.wire.avro.OutageValue;
import varde.wire.avro.correlate.CorrelateCounterRow;
import varde.wire.avro.correlate.CorrelateEraRow;
import varde.wire.avro.correlate.CorrelateFlapRow;
import varde.wire.avro.correlate.CorrelateHoldRow;
import varde.wire.avro.correlate.CorrelateHoldState;
import varde.wire.avro.correlate.CorrelateInForceRow;
import varde.wire.avro.correlate.CorrelateJobRow;
import varde.wire.avro.correlate.CorrelateLifeRow;
import varde.wire.avro.correlate.CorrelateMembershipRow;
import varde.wire.avro.correlate.CorrelateMembershipState;
import varde.wire.avro.correlate.CorrelatePartRow;
import varde.wire.avro.correlate.CorrelateSightRow;
import varde.wire.avro.correlate.CorrelateStanding;
import varde.wire.avro.correlate.CorrelateTallyRow;
import varde.wire.avro.correlate.CorrelateTallyState;
import varde.wire.avro.correlate.CorrelateUnseenRow;
import varde.wire.avro.correlate.CorrelateWindowRow;
import varde.wire.codec.Forms;

/** The rows of CORRELATE, by store. */
public final class CorrelateRowCodec {

    private static final Twin<CorrelateConfigValue, varde.wire.avro.correlate.CorrelateConfigValue> CONFIG =
            new Twin<>(CorrelateConfigValue.class, varde.wire.avro.correlate.CorrelateConfigValue.class);

    private static final Twin<ObservationValue, varde.wire.avro.correlate.ObservationValue> OBSERVATION =
            new Twin<>(ObservationValue.class, varde.wire.avro.correlate.ObservationValue.class);

    private static final Twin<OutageValue, varde.wire.avro.correlate.OutageValue> OUTAGE =
            new Twin<>(OutageValue.class, varde.wire.avro.correlate.OutageValue.class);

    private static final RowCodec<CorrelateRow.Part, CorrelatePartRow> PARTS =
            RowCodec.of("correlate-part", CorrelatePartRow.class, CorrelateRowCodec::toAvro, CorrelateRowCodec::toCore);

    private static final RowCodec<CorrelateRow.InForce, CorrelateInForceRow> IN_FORCE = RowCodec.of(
            "correlate-in-force",
            CorrelateInForceRow.class,
            row -> new CorrelateInForceRow(row.version(), row.parts(), row.author(), row.appliedAt(), row.log()),
            row -> new CorrelateRow.InForce(
                    row.getVersion(), row.getParts(), row.getAuthor(), row.getAppliedAt(), row.getLog()));

    private static final RowCodec<CorrelateRow.Sight, CorrelateSightRow> SIGHTS = RowCodec.of(
            "correlate-sight",
            CorrelateSightRow.class,
            row -> new CorrelateSightRow(OBSERVATION.toRow(Forms.toAvro(row.seen())), row.era()),
            row -> new CorrelateRow.Sight(
                    (Observation.Seen) Forms.toCore(OBSERVATION.toTopic(row.getSeen())), row.getEra()));

    private static final RowCodec<FlapRow, CorrelateFlapRow> FLAPS = RowCodec.of(
            "correlate-flap",
            CorrelateFlapRow.class,
            row -> new CorrelateFlapRow(
                    row.root(), row.penalty(), row.observed(), row.since(), row.downFrom(), row.lasting()),
            row -> new FlapRow(
                    row.getRoot(),
                    row.getPenalty(),
                    row.getObserved(),
                    row.getSince(),
                    row.getDownFrom(),
                    row.getLasting()));

    private static final RowCodec<WindowRow, CorrelateWindowRow> WINDOWS = RowCodec.of(
            "correlate-window",
            CorrelateWindowRow.class,
            row -> new CorrelateWindowRow(row.id(), row.values(), row.who(), row.at()),
            row -> new WindowRow(row.getId(), new TreeMap<>(row.getValues()), row.getWho(), row.getAt()));

    private static final RowCodec<CorrelateRow.Era, CorrelateEraRow> ERAS = RowCodec.of(
            "correlate-era",
            CorrelateEraRow.class,
            row -> new CorrelateEraRow(row.agent(), row.era()),
            row -> new CorrelateRow.Era(row.getAgent(), row.getEra()));

    private static final RowCodec<CorrelateRow.Hold, CorrelateHoldRow> HOLDS =
            RowCodec.of("correlate-hold", CorrelateHoldRow.class, CorrelateRowCodec::toAvro, CorrelateRowCodec::toCore);

    private static final RowCodec<CorrelateRow.Life, CorrelateLifeRow> LIVES = RowCodec.of(
            "correlate-life",
            CorrelateLifeRow.class,
            row -> new CorrelateLifeRow(OUTAGE.toRow(Forms.toAvro(row.outage())), row.reopenUntil(), row.quarantined()),
            row -> new CorrelateRow.Life(
                    (Outage) Forms.toCore(OUTAGE.toTopic(row.getOutage())),
                    row.getReopenUntil(),
                    row.getQuarantined()));

    private static final RowCodec<CorrelateRow.Tally, CorrelateTallyRow> TALLIES = RowCodec.of(
            "correlate-tally",
            CorrelateTallyRow.class,
            row -> new CorrelateTallyRow(
                    row.outage(),
                    row.failures(),
                    row.stirred(),
                    CorrelateTallyState.valueOf(row.assumed().name())),
            row -> new CorrelateRow.Tally(
                    row.getOutage(),
                    row.getFailures(),
                    row.getStirred(),
                    State.valueOf(row.getAssumed().name())));

    private static final RowCodec<CorrelateRow.Membership, CorrelateMembershipRow> MEMBERSHIPS = RowCodec.of(
            "correlate-membership", CorrelateMembershipRow.class, CorrelateRowCodec::toAvro, CorrelateRowCodec::toCore);

    private static final RowCodec<CorrelateRow.Unseen, CorrelateUnseenRow> UNSEEN = RowCodec.of(
            "correlate-unseen",
            CorrelateUnseenRow.class,
            row -> new CorrelateUnseenRow(row.component(), row.team()),
            row -> new CorrelateRow.Unseen(row.getComponent(), row.getTeam()));

    private static final RowCodec<JobRow, CorrelateJobRow> JOBS =
            RowCodec.of("correlate-job", CorrelateJobRow.class, JobForm::toAvro, JobForm::toCore);

    private static final RowCodec<CorrelateRow.Counter, CorrelateCounterRow> COUNTERS = RowCodec.of(
            "correlate-counter",
            CorrelateCounterRow.class,
            row -> new CorrelateCounterRow(row.name(), row.value()),
            row -> new CorrelateRow.Counter(row.getName(), row.getValue()));

    private CorrelateRowCodec() {}

    /** The bytes of a row. */
    public static byte[] encode(CorrelateRow row) {
        Encoding encoding = new Encoding();
        row.each(encoding);
        return encoding.bytes;
    }

    /**
     * The row of these bytes.
     *
     * @param store the store that kept it
     * @throws IllegalArgumentException if CORRELATE has no such store
     */
    public static CorrelateRow decode(String store, byte[] bytes) {
        switch (store) {
            case CorrelateRow.CONFIG:
                return PARTS.decode(bytes);
            case CorrelateRow.VERSION:
                return IN_FORCE.decode(bytes);
            case CorrelateRow.VIEWS:
                return SIGHTS.decode(bytes);
            case CorrelateRow.AGENTS:
                return ERAS.decode(bytes);
            case CorrelateRow.HOLDS:
                return HOLDS.decode(bytes);
            case CorrelateRow.OUTAGES:
                return LIVES.decode(bytes);
            case CorrelateRow.TALLIES:
                return TALLIES.decode(bytes);
            case CorrelateRow.MEMBERS:
                return MEMBERSHIPS.decode(bytes);
            case CorrelateRow.UNSEEN:
                return UNSEEN.decode(bytes);
            case CorrelateRow.JOBS:
                return JOBS.decode(bytes);
            case CorrelateRow.COUNTERS:
                return COUNTERS.decode(bytes);
            case CorrelateRow.FLAPS:
                return FLAPS.decode(bytes);
            case CorrelateRow.WINDOWS:
                return WINDOWS.decode(bytes);
            default:
                throw new IllegalArgumentException("CORRELATE has no store " + store);
        }
    }

    private static CorrelatePartRow toAvro(CorrelateRow.Part row) {
        ConfigRecord<CorrelatePart> part = new ConfigRecord.Part<>(row.version(), row.index(), row.part());
        return new CorrelatePartRow(CONFIG.toRow(Forms.ofCorrelate(part)), row.at());
    }

    private static CorrelateRow.Part toCore(CorrelatePartRow row) {
        ConfigRecord.Part<CorrelatePart> part =
                (ConfigRecord.Part<CorrelatePart>) Forms.toCore(CONFIG.toTopic(row.getPart()));
        return new CorrelateRow.Part(part.version(), part.index(), part.part(), row.getAt());
    }

    private static CorrelateHoldRow toAvro(CorrelateRow.Hold row) {
        return new CorrelateHoldRow(
                row.root(),
                CorrelateHoldState.valueOf(row.state().name()),
                row.brokeAt(),
                row.hold(),
                row.dueObserved(),
                row.dueLog(),
                row.maintenance());
    }

    private static CorrelateRow.Hold toCore(CorrelateHoldRow row) {
        return new CorrelateRow.Hold(
                row.getRoot(),
                State.valueOf(row.getState().name()),
                row.getBrokeAt(),
                row.getHold(),
                row.getDueObserved(),
                row.getDueLog(),
                row.getMaintenance());
    }

    private static CorrelateMembershipRow toAvro(CorrelateRow.Membership row) {
        return new CorrelateMembershipRow(
                row.component(),
                row.domain(),
                CorrelateStanding.valueOf(row.standing().name()),
                row.outage().orElse(null),
                CorrelateMembershipState.valueOf(row.state().name()));
    }

    private static CorrelateRow.Membership toCore(CorrelateMembershipRow row) {
        return new CorrelateRow.Membership(
                row.getComponent(),
                row.getDomain(),
                Member.Standing.valueOf(row.getStanding().name()),
                Optional.ofNullable(row.getOutage()),
                State.valueOf(row.getState().name()));
    }

    private static final class Encoding implements CorrelateRow.Cases {

        private byte[] bytes = {};

        @Override
        public void part(CorrelateRow.Part row) {
            bytes = PARTS.encode(row);
        }

        @Override
        public void inForce(CorrelateRow.InForce row) {
            bytes = IN_FORCE.encode(row);
        }

        @Override
        public void sight(CorrelateRow.Sight row) {
            bytes = SIGHTS.encode(row);
        }

        @Override
        public void era(CorrelateRow.Era row) {
            bytes = ERAS.encode(row);
        }

        @Override
        public void hold(CorrelateRow.Hold row) {
            bytes = HOLDS.encode(row);
        }

        @Override
        public void life(CorrelateRow.Life row) {
            bytes = LIVES.encode(row);
        }

        @Override
        public void tally(CorrelateRow.Tally row) {
            bytes = TALLIES.encode(row);
        }

        @Override
        public void membership(CorrelateRow.Membership row) {
            bytes = MEMBERSHIPS.encode(row);
        }

        @Override
        public void unseen(CorrelateRow.Unseen row) {
            bytes = UNSEEN.encode(row);
        }

        @Override
        public void job(JobRow row) {
            bytes = JOBS.encode(row);
        }

        @Override
        public void flap(FlapRow row) {
            bytes = FLAPS.encode(row);
        }

        @Override
        public void window(WindowRow row) {
            bytes = WINDOWS.encode(row);
        }

        @Override
        public void counter(CorrelateRow.Counter row) {
            bytes = COUNTERS.encode(row);
        }
    }
}
