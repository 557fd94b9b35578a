package varde.wire.state;

import varde.core.detect.DetectRow;
import varde.core.detect.Look;
import varde.core.detect.SightNumber;
import varde.core.detect.View;
import varde.core.time.Now;
import varde.wire.avro.DetectAgentRow;
import varde.wire.avro.DetectPartitionRow;
import varde.wire.avro.DetectSeenRow;
import varde.wire.avro.DetectSightRow;
import varde.wire.avro.DetectSightView;
import varde.wire.serde.ByteWriter;

/** The rows of DETECT, by store. */
public final class DetectRowCodec {

    /** By Avro's own hand: what {@link #write} writes must be the same. */
    static final RowCodec<DetectRow.Seen, DetectSeenRow> PLAIN_SEEN = RowCodec.of(
            "detect-seen",
            DetectSeenRow.class,
            row -> new DetectSeenRow(row.number().value(), row.seen().log(), ahead(row.seen()), row.sequence()),
            row -> new DetectRow.Seen(
                    new SightNumber(row.getNumber()),
                    new Now(row.getSeenLog(), row.getSeenLog() + row.getObservedAhead()),
                    row.getSequence()));

    private static final RowCodec<DetectRow.Seen, DetectSeenRow> SEEN =
            PLAIN_SEEN.writtenBy(DetectSeenRow.class, DetectRowCodec::write);

    private static final RowCodec<DetectRow.Sight, DetectSightRow> SIGHTS =
            RowCodec.of("detect-sight", DetectSightRow.class, DetectRowCodec::toAvro, DetectRowCodec::toCore);

    private static final RowCodec<DetectRow.Agent, DetectAgentRow> AGENTS = RowCodec.of(
            "detect-agent",
            DetectAgentRow.class,
            row -> new DetectAgentRow(
                    row.agent(),
                    row.silent(),
                    row.generation(),
                    row.returned(),
                    row.rival(),
                    row.turns(),
                    row.turned(),
                    row.doubled()),
            row -> new DetectRow.Agent(
                    row.getAgent(),
                    row.getSilent(),
                    row.getGeneration(),
                    row.getReturned(),
                    row.getRival(),
                    row.getTurns(),
                    row.getTurned(),
                    row.getDoubled()));

    private static final RowCodec<DetectRow.Partition, DetectPartitionRow> PARTITION = RowCodec.of(
            "detect-partition",
            DetectPartitionRow.class,
            row -> new DetectPartitionRow(row.read().log(), row.read().observed(), row.floor(), row.marked()),
            row -> new DetectRow.Partition(new Now(row.getLog(), row.getObserved()), row.getFloor(), row.getMarked()));

    private static final byte[] NONE = {};

    private DetectRowCodec() {}

    /** The bytes of a row. */
    public static byte[] encode(DetectRow row) {
        Encoding encoding = new Encoding();
        row.each(encoding);
        return encoding.bytes;
    }

    /**
     * The row of these bytes.
     *
     * @param store the store that kept it
     * @throws IllegalArgumentException if DETECT has no such store
     */
    public static DetectRow decode(String store, byte[] bytes) {
        switch (store) {
            case DetectRow.SIGHTS:
                return SIGHTS.decode(bytes);
            case DetectRow.SEEN:
                return SEEN.decode(bytes);
            case DetectRow.AGENTS:
                return AGENTS.decode(bytes);
            case DetectRow.PARTITION:
                return PARTITION.decode(bytes);
            default:
                throw new IllegalArgumentException("DETECT has no store " + store);
        }
    }

    private static DetectSightRow toAvro(DetectRow.Sight row) {
        return new DetectSightRow(
                row.look().agent(),
                componentOf(row),
                row.domain(),
                row.site(),
                DetectSightView.valueOf(row.view().name()),
                row.generation(),
                row.interval(),
                row.grace(),
                row.seen().log(),
                row.seen().observed(),
                row.allowedUntil(),
                row.session(),
                row.sequence(),
                row.number().value());
    }

    /** Most agents speak for themselves: the id is not written twice. */
    private static String componentOf(DetectRow.Sight row) {
        return row.look().component().equals(row.look().agent())
                ? ""
                : row.look().component();
    }

    private static void write(DetectRow.Seen row, ByteWriter out) {
        out.writeLong(row.number().value());
        out.writeLong(row.seen().log());
        out.writeLong(ahead(row.seen()));
        out.writeLong(row.sequence());
    }

    /** The two times of a row are close together, and it is written with each heartbeat. */
    private static long ahead(Now seen) {
        return seen.observed() - seen.log();
    }

    private static DetectRow.Sight toCore(DetectSightRow row) {
        return new DetectRow.Sight(
                new SightNumber(row.getNumber()),
                new Look(row.getAgent(), row.getComponent().isEmpty() ? row.getAgent() : row.getComponent()),
                row.getDomain(),
                row.getSite(),
                View.valueOf(row.getView().name()),
                row.getGeneration(),
                row.getInterval(),
                row.getGrace(),
                new Now(row.getSeenLog(), row.getSeenObserved()),
                row.getAllowedUntil(),
                row.getSession(),
                row.getSequence());
    }

    private static final class Encoding implements DetectRow.Cases {

        private byte[] bytes = NONE;

        @Override
        public void sight(DetectRow.Sight sight) {
            bytes = SIGHTS.encode(sight);
        }

        @Override
        public void seen(DetectRow.Seen seen) {
            bytes = SEEN.encode(seen);
        }

        @Override
        public void agent(DetectRow.Agent agent) {
            bytes = AGENTS.encode(agent);
        }

        @Override
        public void partition(DetectRow.Partition partition) {
            bytes = PARTITION.encode(partition);
        }
    }
}
