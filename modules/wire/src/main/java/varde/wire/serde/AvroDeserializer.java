package varde.wire.serde;

import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import varde.wire.registry.RegistryClient;
import varde.wire.registry.RegistrySettings;

/**
 * For any Kafka consumer: reads values into the generated records of {@code varde.wire.avro}. Name it as
 * {@code value.deserializer} and set {@code schema.registry.url}. One consumer, one thread.
 */
public final class AvroDeserializer implements Deserializer<SpecificRecord> {

    private final Map<Integer, DatumReader<SpecificRecord>> readers = new HashMap<>();
    private @Nullable SchemaIds ids;
    private @Nullable RegistryClient registry;

    static {
        TrustedClasses.trust();
    }

    /** To be configured by Kafka. */
    public AvroDeserializer() {}

    /** With these ids; needs no configuration. */
    public AvroDeserializer(SchemaIds ids) {
        this.ids = ids;
    }

    @Override
    public void configure(Map<String, ?> settings, boolean isKey) {
        if (ids == null) {
            registry = new RegistryClient(RegistrySettings.from(settings));
            ids = new RegistrySchemaIds(registry);
        }
    }

    @Override
    public @Nullable SpecificRecord deserialize(String topic, byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        DatumReader<SpecificRecord> datum = readerOf(WireFormat.idOf(bytes));
        ByteReader in = WireFormat.reader(bytes);
        SpecificRecord value = Reading.of(datum, in);
        WireFormat.mustEnd(in);
        return value;
    }

    private DatumReader<SpecificRecord> readerOf(int id) {
        DatumReader<SpecificRecord> reader = readers.get(id);
        if (reader == null) {
            SchemaIds known = ids;
            if (known == null) {
                throw new IllegalStateException("not configured: set " + RegistrySettings.URL);
            }
            Schema written = known.schemaOf(id);
            reader = new SpecificDatumReader<>(written, generated(written), SpecificData.get());
            readers.put(id, reader);
        }
        return reader;
    }

    private static Schema generated(Schema written) {
        Class<?> type = SpecificData.get().getClass(written);
        if (type == null || !SpecificRecord.class.isAssignableFrom(type)) {
            throw new UndecodableException("is a " + written.getFullName() + ", which is none of Varde's values");
        }
        return SpecificData.get().getSchema(type);
    }

    @Override
    public void close() {
        if (registry != null) {
            registry.close();
        }
    }
}
