package varde.wire.state;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;
import varde.wire.serde.ByteReader;
import varde.wire.serde.ByteWriter;
import varde.wire.serde.Reading;
import varde.wire.serde.TrustedClasses;
import varde.wire.serde.UndecodableException;

/**
 * Writes and reads the values of one state store: two bytes of version, the higher first, then Avro's binary form. The
 * version is the attribute {@code rowVersion} of the schema in {@code schemas/state/NAME.avsc}; whoever changes that
 * schema raises it by one and keeps the old text in {@code schemas/state/versions/NAME.VERSION.avsc}, so that old rows
 * are read for ever. May be used by several threads.
 *
 * @param <R> core's row
 * @param <A> the generated class of the row's schema
 */
public final class RowCodec<R, A extends SpecificRecord> {

    /** The attribute of a row schema that says which version it is, from 1. */
    public static final String VERSION = "rowVersion";

    private static final int MOST_VERSIONS = 0xFFFF;
    private static final ThreadLocal<ByteReader> READER = ThreadLocal.withInitial(ByteReader::new);
    private static final ThreadLocal<ByteWriter> WRITER = ThreadLocal.withInitial(ByteWriter::new);

    static {
        TrustedClasses.trust();
    }

    private final String name;
    private final int version;
    private final Function<R, A> toAvro;
    private final Function<A, R> toCore;
    private final @Nullable Writing<R> byHand;
    private final DatumWriter<A> writer;
    private final ThreadLocal<List<DatumReader<A>>> readers;

    /** Writes a row's fields in the order of its schema: for a row that is written a hundred thousand times a second. */
    interface Writing<R> {
        /** Writes it. */
        void write(R row, ByteWriter out);
    }

    private RowCodec(
            String name, Class<A> type, Function<R, A> toAvro, Function<A, R> toCore, @Nullable Writing<R> byHand) {
        SpecificData data = SpecificData.getForClass(type);
        Schema current = data.getSchema(type);
        this.name = name;
        this.version = versionOf(name, current);
        this.toAvro = toAvro;
        this.toCore = toCore;
        this.byHand = byHand;
        this.writer = new SpecificDatumWriter<>(current, data);
        List<Schema> written = new ArrayList<>();
        for (int old = 1; old < version; old++) {
            written.add(read("/varde/schemas/state/versions/" + name + "." + old + ".avsc"));
        }
        written.add(current);
        this.readers = ThreadLocal.withInitial(() -> readersOf(written, current, data));
    }

    /**
     * The codec of one kind of row.
     *
     * @param name the schema file's name in {@code schemas/state}, without {@code .avsc}
     * @param type the generated class
     * @param toAvro from core's row to the generated record
     * @param toCore back; any exception means that the row makes no sense
     */
    public static <R, A extends SpecificRecord> RowCodec<R, A> of(
            String name, Class<A> type, Function<R, A> toAvro, Function<A, R> toCore) {
        return new RowCodec<>(name, type, toAvro, toCore, null);
    }

    /** The same codec, but rows are written by hand; the bytes are the same. */
    RowCodec<R, A> writtenBy(Class<A> type, Writing<R> byHand) {
        return new RowCodec<>(name, type, toAvro, toCore, byHand);
    }

    private static int versionOf(String name, Schema schema) {
        Object version = schema.getObjectProp(VERSION);
        if (version instanceof Integer number && number >= 1 && number <= MOST_VERSIONS) {
            return number;
        }
        throw new IllegalStateException("schemas/state/" + name + ".avsc needs \"" + VERSION + "\": 1 or more");
    }

    private static Schema read(String resource) {
        try (InputStream in = RowCodec.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing: keep the old text when you raise " + VERSION);
            }
            return new Schema.Parser().parse(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <A> List<DatumReader<A>> readersOf(List<Schema> written, Schema current, SpecificData data) {
        List<DatumReader<A>> readers = new ArrayList<>();
        for (Schema schema : written) {
            readers.add(new SpecificDatumReader<>(schema, current, data));
        }
        return readers;
    }

    /** The version that is written. */
    public int version() {
        return version;
    }

    /** The bytes of a row. */
    public byte[] encode(R row) {
        ByteWriter out = WRITER.get();
        out.start();
        out.writeByte(version >>> 8);
        out.writeByte(version);
        if (byHand != null) {
            byHand.write(row, out);
            return out.written();
        }
        try {
            writer.write(toAvro.apply(row), out);
        } catch (IOException e) {
            throw new IllegalStateException("an array cannot fail", e);
        }
        return out.written();
    }

    /**
     * The row of these bytes, in this or any earlier version.
     *
     * @throws UndecodableException if they are none, or were written by a later Varde
     */
    public R decode(byte[] bytes) {
        if (bytes.length < Short.BYTES) {
            throw new UndecodableException("row of " + name + " has only " + bytes.length + " bytes");
        }
        int written = (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
        if (written < 1 || written > version) {
            throw new UndecodableException("row of " + name + " has version " + written + "; this Varde reads 1 to "
                    + version + ". A later Varde wrote it: start that one");
        }
        ByteReader in = READER.get();
        in.start(bytes, Short.BYTES);
        A record = Reading.of(readers.get().get(written - 1), in);
        try {
            return toCore.apply(record);
        } catch (RuntimeException e) {
            throw new UndecodableException("row of " + name + " makes no sense: " + e.getMessage(), e);
        }
    }

    /** The same for Kafka Streams; null stays null. */
    public Serde<R> serde() {
        return Serdes.serdeFrom(
                (topic, row) -> row == null ? null : encode(row),
                (topic, bytes) -> bytes == null ? null : decode(bytes));
    }
}
