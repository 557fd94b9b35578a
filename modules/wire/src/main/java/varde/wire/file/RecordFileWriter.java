package varde.wire.file;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.jspecify.annotations.Nullable;
import varde.wire.ValueSchema;
import varde.wire.serde.ByteReader;
import varde.wire.serde.ByteWriter;
import varde.wire.serde.SchemaIds;
import varde.wire.serde.UndecodableException;
import varde.wire.serde.WireFormat;

/** Writes records of one topic into an Avro object container file. Values keep their bytes; only the header goes. */
public final class RecordFileWriter implements AutoCloseable {

    private static final int LEVEL = 6;

    private final SchemaIds ids;
    private final Schema contract;
    private final DataFileWriter<Object> file;
    private final ByteWriter datum = new ByteWriter();
    private final ByteWriter resolved = new ByteWriter();
    private int current = -1;

    /**
     * Begins a file.
     *
     * @param ids of the schemas that the values were written with
     */
    public RecordFileWriter(OutputStream out, ValueSchema value, SchemaIds ids) {
        this.ids = ids;
        this.contract = value.schema();
        try {
            file = new DataFileWriter<>(new GenericDatumWriter<>())
                    .setCodec(CodecFactory.deflateCodec(LEVEL))
                    .create(FileSchema.of(contract), out, FileSchema.sync());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Appends a record. */
    public void write(KeptRecord record) {
        Optional<byte[]> body = Optional.ofNullable(record.value()).flatMap(this::body);
        try {
            datum.start();
            datum.writeLong(record.offset());
            datum.writeLong(record.timestamp());
            bytes(record.key());
            if (body.isPresent()) {
                datum.writeIndex(1);
                datum.writeFixed(body.get(), 0, body.get().length);
                datum.writeIndex(0);
            } else {
                datum.writeIndex(0);
                bytes(record.value());
            }
            file.appendEncoded(ByteBuffer.wrap(datum.written()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void bytes(byte @Nullable [] bytes) throws IOException {
        if (bytes == null) {
            datum.writeIndex(0);
        } else {
            datum.writeIndex(1);
            datum.writeBytes(bytes, 0, bytes.length);
        }
    }

    /** The value in the current schema; empty if the bytes are no value. */
    private Optional<byte[]> body(byte[] bytes) {
        try {
            int id = WireFormat.idOf(bytes);
            ByteReader in = new ByteReader();
            in.start(bytes, WireFormat.HEADER);
            if (id == current || isCurrent(id)) {
                GenericDatumReader.skip(contract, in);
                WireFormat.mustEnd(in);
                return Optional.of(Arrays.copyOfRange(bytes, WireFormat.HEADER, bytes.length));
            }
            Object value = new GenericDatumReader<>(ids.schemaOf(id), contract).read(null, in);
            WireFormat.mustEnd(in);
            resolved.start();
            new GenericDatumWriter<>(contract).write(value, resolved);
            return Optional.of(resolved.written());
        } catch (UndecodableException | AvroRuntimeException | IOException poison) {
            return Optional.empty();
        }
    }

    private boolean isCurrent(int id) {
        if (!ids.schemaOf(id).equals(contract)) {
            return false;
        }
        current = id;
        return true;
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
