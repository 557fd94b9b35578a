package varde.wire.serde;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import varde.wire.ValueSchema;
import varde.wire.registry.RegistryClient;
import varde.wire.registry.RegistrySettings;

/**
 * For any Kafka producer: writes the generated records of {@code varde.wire.avro}. Name it as {@code value.serializer} and
 * set {@code schema.registry.url}.
 */
public final class AvroSerializer implements Serializer<SpecificRecord> {

    private final Map<String, AvroFormat.Records<SpecificRecord>> records = new ConcurrentHashMap<>();
    private @Nullable SchemaIds ids;
    private @Nullable RegistryClient registry;

    /** To be configured by Kafka. */
    public AvroSerializer() {}

    /** With these ids; needs no configuration. */
    public AvroSerializer(SchemaIds ids) {
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
    public byte @Nullable [] serialize(String topic, @Nullable SpecificRecord value) {
        if (value == null) {
            return null;
        }
        return records.computeIfAbsent(topic, name -> recordsOf(name, value)).write(value);
    }

    @SuppressWarnings("unchecked")
    private AvroFormat.Records<SpecificRecord> recordsOf(String topic, SpecificRecord value) {
        SchemaIds known = ids;
        if (known == null) {
            throw new IllegalStateException("not configured: set " + RegistrySettings.URL);
        }
        return new WireFormat(known)
                .records(topic, ValueSchema.of(value.getSchema().getName()).schema(), (Class<SpecificRecord>)
                        value.getClass());
    }

    @Override
    public void close() {
        if (registry != null) {
            registry.close();
        }
    }
}
