package varde.wire.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.generic.GenericDatumReader;
import org.jspecify.annotations.Nullable;
import varde.wire.ValueSchema;
import varde.wire.serde.ByteReader;
import varde.wire.serde.ByteWriter;
import varde.wire.serde.SchemaIds;
import varde.wire.serde.WireFormat;

/** Reads what {@link RecordFileWriter} wrote: values come back in Confluent's wire format, byte for byte. */
public final class RecordFileReader implements AutoCloseable {

    private final DataFileStream<Object> file;
    private final Schema value;
    private final int id;
    private final ByteReader in = new ByteReader();
    private byte[] block = {};
    private long left;

    /**
     * Begins to read.
     *
     * @param subject the topic's subject
     * @param ids give the values their ids
     * @throws IOException if it is no such file, or is cut off
     */
    public RecordFileReader(InputStream source, String subject, SchemaIds ids) throws IOException {
        file = new DataFileStream<>(source, new GenericDatumReader<>());
        value = FileSchema.valueOf(file.getSchema());
        id = ids.idOf(subject, value);
    }

    /** What this file's values have that the program does not know; empty if it knows all. */
    public Optional<String> newerThan(ValueSchema known) {
        return SchemaAge.unknown(value, known.schema());
    }

    /**
     * The next record; null at the end.
     *
     * @throws UncheckedIOException if the file is cut off or damaged
     */
    public @Nullable KeptRecord next() {
        try {
            while (left == 0) {
                if (!file.hasNext()) {
                    return null;
                }
                ByteBuffer next = file.nextBlock();
                block = new byte[next.remaining()];
                next.get(block);
                in.start(block, 0);
                left = file.getBlockCount();
            }
        } catch (IOException | AvroRuntimeException e) {
            throw new UncheckedIOException(new IOException("cut off or damaged: " + e.getMessage(), e));
        }
        left--;
        return record();
    }

    private KeptRecord record() {
        long offset = in.readLong();
        long timestamp = in.readLong();
        byte[] key = bytes();
        byte[] body = in.readIndex() == 0 ? null : body();
        byte[] raw = bytes();
        return new KeptRecord(offset, timestamp, key, body == null ? raw : body);
    }

    private byte @Nullable [] bytes() {
        return in.readIndex() == 0 ? null : in.readBytes(null).array();
    }

    private byte[] body() {
        int from = block.length - in.left();
        try {
            GenericDatumReader.skip(value, in);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        ByteWriter out = WireFormat.writer(id);
        int to = block.length - in.left();
        out.writeFixed(Arrays.copyOfRange(block, from, to), 0, to - from);
        return out.written();
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
