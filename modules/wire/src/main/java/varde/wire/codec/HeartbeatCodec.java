package varde.wire.codec;

import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import varde.core.detect.Heartbeat;
import varde.core.detect.HeartbeatStatus;
import varde.wire.Topic;
import varde.wire.avro.HeartbeatValue;
import varde.wire.serde.ByteReader;
import varde.wire.serde.ByteWriter;
import varde.wire.serde.SchemaIds;
import varde.wire.serde.UndecodableException;
import varde.wire.serde.WireFormat;

/**
 * The hot path: heartbeats in the current schema are written and read field by field, without an Avro record in between.
 * Those in any other schema go the general way.
 */
final class HeartbeatCodec implements Codec<Heartbeat> {

    private static final HeartbeatStatus[] STATUSES = HeartbeatStatus.values();

    private final SchemaIds ids;
    private final String subject;
    private final Schema contract;
    private final long fingerprint;
    private final Codec<Heartbeat> general;
    private volatile int writtenAs = -1;
    private volatile int readAsWritten = -1;

    HeartbeatCodec(Topic topic, SchemaIds ids) {
        this.ids = ids;
        this.subject = topic.subject();
        this.contract = topic.value().schema();
        this.fingerprint = SchemaNormalization.parsingFingerprint64(contract);
        this.general = new TopicCodec<>(
                new HeartbeatMapping(), new WireFormat(ids).records(topic.name(), contract, HeartbeatValue.class));
    }

    @Override
    public byte[] encode(Heartbeat value) {
        if (writtenAs < 0) {
            writtenAs = ids.idOf(subject, contract);
        }
        ByteWriter out = WireFormat.writer(writtenAs);
        out.writeString(value.agent());
        out.writeString(value.component());
        out.writeString(value.domain());
        out.writeString(value.site());
        out.writeInt(value.status().ordinal());
        out.writeLong(value.interval());
        out.writeLong(value.grace());
        out.writeString(value.message());
        out.writeLong(value.sequence());
        out.writeLong(value.sentAt());
        out.writeLong(value.responseTime());
        out.writeLong(value.session());
        return out.written();
    }

    @Override
    public Heartbeat decode(byte[] bytes) {
        int id = WireFormat.idOf(bytes);
        if (id != readAsWritten && !isCurrent(id)) {
            return general.decode(bytes);
        }
        ByteReader in = WireFormat.reader(bytes);
        Heartbeat heartbeat = heartbeat(in);
        WireFormat.mustEnd(in);
        return heartbeat;
    }

    /** Most heartbeats come from components that report themselves, in one domain, from few sites. */
    private static Heartbeat heartbeat(ByteReader in) {
        String agent = in.readString();
        return new Heartbeat(
                agent,
                in.readRepeat(agent),
                in.readRepeated(0),
                in.readRepeated(1),
                status(in.readEnum()),
                in.readLong(),
                in.readLong(),
                in.readString(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong());
    }

    private static HeartbeatStatus status(int ordinal) {
        if (ordinal < 0 || ordinal >= STATUSES.length) {
            throw new UndecodableException("has status " + ordinal + ", of " + STATUSES.length);
        }
        return STATUSES[ordinal];
    }

    private boolean isCurrent(int id) {
        if (SchemaNormalization.parsingFingerprint64(ids.schemaOf(id)) != fingerprint) {
            return false;
        }
        readAsWritten = id;
        return true;
    }
}
