package varde.wire.serde;

import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;
import varde.wire.registry.RegistryAwayException;

/**
 * Somebody else's serializer and deserializer for generated Avro records, by their class names: meant for Confluent's own,
 * which Varde does not bring along.
 */
public final class ConfluentFormat implements AvroFormat {

    private final Serializer<Object> serializer;
    private final Deserializer<Object> deserializer;

    /**
     * These classes, configured with these settings.
     *
     * @throws IllegalArgumentException if one is not on the class path
     */
    public ConfluentFormat(String serializer, String deserializer, Map<String, ?> settings) {
        TrustedClasses.trust();
        Map<String, Object> complete = new HashMap<>(settings);
        complete.putIfAbsent("specific.avro.reader", "true");
        // Generated classes carry a Java attribute on every string, which does not belong in the contract.
        complete.putIfAbsent("avro.remove.java.properties", "true");
        this.serializer = made(serializer, Serializer.class);
        this.deserializer = made(deserializer, Deserializer.class);
        this.serializer.configure(complete, false);
        this.deserializer.configure(complete, false);
    }

    @SuppressWarnings("unchecked")
    private static <C> C made(String name, Class<?> type) {
        try {
            return (C) Utils.newInstance(name, type);
        } catch (ClassNotFoundException | KafkaException e) {
            throw new IllegalArgumentException(
                    name + " cannot be used: put its jar on the class path, or leave the setting out", e);
        }
    }

    @Override
    public <A extends SpecificRecord> Records<A> records(String topic, Schema contract, Class<A> type) {
        return new Records<>() {
            @Override
            public byte[] write(A value) {
                return serializer.serialize(topic, value);
            }

            @Override
            public A read(byte[] bytes) {
                Object value = deserialized(topic, bytes);
                if (!type.isInstance(value)) {
                    throw new UndecodableException(
                            "is a " + value.getClass().getSimpleName() + ", not a " + type.getSimpleName());
                }
                return type.cast(value);
            }
        };
    }

    private Object deserialized(String topic, byte[] bytes) {
        try {
            return deserializer.deserialize(topic, bytes);
        } catch (SerializationException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof SocketException
                        || cause instanceof SocketTimeoutException
                        || cause instanceof UnknownHostException) {
                    throw new RegistryAwayException("schema registry is away: " + cause.getMessage(), e);
                }
            }
            throw new UndecodableException("cannot be read: " + e.getMessage(), e);
        }
    }
}
