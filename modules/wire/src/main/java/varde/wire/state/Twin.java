package varde.wire.state;

import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import varde.wire.serde.ByteReader;
import varde.wire.serde.ByteWriter;
import varde.wire.serde.Reading;
import varde.wire.serde.TrustedClasses;

/**
 * A row schema holds a copy of a topic's schema, so that it can be read by itself for ever. The two are the same but for
 * the namespace, and so are their bytes: this goes from one generated class to the other. May be used by several threads.
 *
 * @param <T> the generated class of the topic
 * @param <R> the generated class of the copy in the row
 */
final class Twin<T extends SpecificRecord, R extends SpecificRecord> {

    private static final ThreadLocal<ByteReader> IN = ThreadLocal.withInitial(ByteReader::new);
    private static final ThreadLocal<ByteWriter> OUT = ThreadLocal.withInitial(ByteWriter::new);

    static {
        TrustedClasses.trust();
    }

    private final Side<T> topic;
    private final Side<R> row;

    Twin(Class<T> topic, Class<R> row) {
        this.topic = Side.of(topic);
        this.row = Side.of(row);
    }

    R toRow(T value) {
        return row.read(topic.write(value));
    }

    T toTopic(R value) {
        return topic.read(row.write(value));
    }

    /** One of the two classes. */
    private record Side<A>(DatumWriter<A> writer, ThreadLocal<DatumReader<A>> reader) {

        static <A extends SpecificRecord> Side<A> of(Class<A> type) {
            SpecificData data = SpecificData.getForClass(type);
            Schema schema = data.getSchema(type);
            return new Side<>(
                    new SpecificDatumWriter<>(schema, data),
                    ThreadLocal.withInitial(() -> new SpecificDatumReader<>(schema, schema, data)));
        }

        byte[] write(A value) {
            ByteWriter out = OUT.get();
            out.start();
            try {
                writer.write(value, out);
            } catch (IOException e) {
                throw new IllegalStateException("an array cannot fail", e);
            }
            return out.written();
        }

        A read(byte[] bytes) {
            ByteReader in = IN.get();
            in.start(bytes, 0);
            return Reading.of(reader.get(), in);
        }
    }
}
