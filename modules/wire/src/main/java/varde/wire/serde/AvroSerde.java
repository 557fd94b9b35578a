package varde.wire.serde;

import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/** {@link AvroSerializer} and {@link AvroDeserializer} together, for Kafka Streams. */
public final class AvroSerde implements Serde<SpecificRecord> {

    private final AvroSerializer serializer;
    private final AvroDeserializer deserializer;

    /** To be configured by Kafka. */
    public AvroSerde() {
        serializer = new AvroSerializer();
        deserializer = new AvroDeserializer();
    }

    /** With these ids; needs no configuration. */
    public AvroSerde(SchemaIds ids) {
        serializer = new AvroSerializer(ids);
        deserializer = new AvroDeserializer(ids);
    }

    @Override
    public void configure(Map<String, ?> settings, boolean isKey) {
        serializer.configure(settings, isKey);
        deserializer.configure(settings, isKey);
    }

    @Override
    public void close() {
        serializer.close();
        deserializer.close();
    }

    @Override
    public Serializer<SpecificRecord> serializer() {
        return serializer;
    }

    @Override
    public Deserializer<SpecificRecord> deserializer() {
        return deserializer;
    }
}
