package varde.wire.serde;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/**
 * Confluent's wire format by our own hand: the registry is asked once for each schema and once for each id, and everything
 * else is kept by thread.
 */
public final class WireFormat implements AvroFormat {

    /** The first byte of every value. */
    public static final byte MAGIC = 0;
    /** The magic byte and the schema's id. */
    public static final int HEADER = 1 + Integer.BYTES;

    private static final ThreadLocal<ByteReader> READER = ThreadLocal.withInitial(ByteReader::new);
    private static final ThreadLocal<ByteWriter> WRITER = ThreadLocal.withInitial(ByteWriter::new);

    static {
        TrustedClasses.trust();
    }

    private final SchemaIds ids;

    /** With these ids. */
    public WireFormat(SchemaIds ids) {
        this.ids = ids;
    }

    @Override
    public <A extends SpecificRecord> Records<A> records(String topic, Schema contract, Class<A> type) {
        return new WireRecords<>(ids, topic + "-value", contract, type);
    }

    /**
     * The schema id of these bytes.
     *
     * @throws UndecodableException if they do not begin like a value
     */
    public static int idOf(byte[] bytes) {
        if (bytes.length < HEADER) {
            throw new UndecodableException(
                    "has " + bytes.length + " bytes; a magic byte and a schema id take " + HEADER + " already");
        }
        if (bytes[0] != MAGIC) {
            throw new UndecodableException("begins with byte " + (bytes[0] & 0xFF) + " instead of 0");
        }
        return (bytes[1] & 0xFF) << 24 | (bytes[2] & 0xFF) << 16 | (bytes[3] & 0xFF) << 8 | bytes[4] & 0xFF;
    }

    /** This thread's reader, placed after the header. It is free again when the value has been read. */
    public static ByteReader reader(byte[] bytes) {
        ByteReader reader = READER.get();
        reader.start(bytes, HEADER);
        return reader;
    }

    /** This thread's writer, with the header written. It is free again when the bytes have been taken. */
    public static ByteWriter writer(int id) {
        ByteWriter writer = WRITER.get();
        writer.start();
        writer.writeByte(MAGIC);
        writer.writeBigEndian(id);
        return writer;
    }

    /** Complains if a value has bytes after its end. */
    public static void mustEnd(ByteReader reader) {
        if (reader.left() > 0) {
            throw new UndecodableException("has " + reader.left() + " bytes after its end");
        }
    }

    private static final class WireRecords<A extends SpecificRecord> implements Records<A> {
        private final SchemaIds ids;
        private final String subject;
        private final Schema contract;
        private final SpecificData data;
        private final Schema current;
        private final DatumWriter<A> writer;
        private final ThreadLocal<Map<Integer, DatumReader<A>>> readers = ThreadLocal.withInitial(HashMap::new);
        private volatile int id = -1;

        WireRecords(SchemaIds ids, String subject, Schema contract, Class<A> type) {
            this.ids = ids;
            this.subject = subject;
            this.contract = contract;
            this.data = SpecificData.getForClass(type);
            this.current = data.getSchema(type);
            this.writer = new SpecificDatumWriter<>(current, data);
        }

        @Override
        public byte[] write(A value) {
            if (id < 0) {
                id = ids.idOf(subject, contract);
            }
            ByteWriter out = writer(id);
            try {
                writer.write(value, out);
            } catch (IOException e) {
                throw new IllegalStateException("an array cannot fail", e);
            }
            return out.written();
        }

        @Override
        public A read(byte[] bytes) {
            DatumReader<A> datum = readerOf(idOf(bytes));
            ByteReader in = reader(bytes);
            A value = Reading.of(datum, in);
            mustEnd(in);
            return value;
        }

        private DatumReader<A> readerOf(int written) {
            Map<Integer, DatumReader<A>> known = readers.get();
            DatumReader<A> reader = known.get(written);
            if (reader == null) {
                reader = new SpecificDatumReader<>(ids.schemaOf(written), current, data);
                known.put(written, reader);
            }
            return reader;
        }
    }
}
