package varde.wire.codec;

import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import varde.wire.serde.UndecodableException;

/**
 * Writes and reads the values of one topic. May be used by several threads.
 *
 * @param <T> core's type
 */
public interface Codec<T> {

    /** The bytes of a value. */
    byte[] encode(T value);

    /**
     * The value of these bytes. A pulse has no value: ask for null before.
     *
     * @throws UndecodableException if they are none, with the reason; the record belongs into {@code rejected}
     * @throws RuntimeException of any other kind if the schema registry cannot be asked; the record may be good
     */
    T decode(byte[] bytes);

    /** The same for Kafka's clients; null stays null. */
    default Serializer<T> serializer() {
        return (topic, value) -> value == null ? null : encode(value);
    }

    /** The same for Kafka's clients; null stays null. */
    default Deserializer<T> deserializer() {
        return (topic, bytes) -> bytes == null ? null : decode(bytes);
    }

    /** The same for Kafka Streams. */
    default Serde<T> serde() {
        return Serdes.serdeFrom(serializer(), deserializer());
    }
}
