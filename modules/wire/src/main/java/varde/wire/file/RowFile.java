package varde.wire.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;

/** A stage's remembered rows in an Avro object container file. */
public final class RowFile {

    private static final int LEVEL = 6;

    private RowFile() {}

    /** Takes a row. */
    public interface Visitor {

        /** A row of a store, as it was encoded there. */
        void row(String store, String key, byte[] bytes) throws IOException;
    }

    /** Gives rows. */
    public interface Rows {

        /** Shows each row, in an order of its own that is always the same. */
        void each(Visitor visitor) throws IOException;
    }

    /** Writes rows, and leaves the stream open. */
    public static void write(OutputStream out, Rows rows) throws IOException {
        try (DataFileWriter<GenericRecord> file = new DataFileWriter<GenericRecord>(new GenericDatumWriter<>())
                .setCodec(CodecFactory.deflateCodec(LEVEL))
                .create(FileSchema.ROW, out, FileSchema.sync())) {
            rows.each((store, key, bytes) -> {
                GenericRecord row = new GenericData.Record(FileSchema.ROW);
                row.put("store", store);
                row.put("key", key);
                row.put("bytes", ByteBuffer.wrap(bytes));
                file.append(row);
            });
        }
    }

    /** Reads rows. */
    public static void read(InputStream in, Visitor visitor) throws IOException {
        try (DataFileStream<GenericRecord> file = new DataFileStream<>(in, new GenericDatumReader<>())) {
            while (file.hasNext()) {
                GenericRecord row = file.next();
                ByteBuffer bytes = (ByteBuffer) row.get("bytes");
                byte[] copy = new byte[bytes.remaining()];
                bytes.get(copy);
                visitor.row(row.get("store").toString(), row.get("key").toString(), copy);
            }
        } catch (AvroRuntimeException e) {
            throw new IOException("cut off or damaged: " + e.getMessage(), e);
        }
    }
}
