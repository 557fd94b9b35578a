package varde.streams;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import varde.wire.Topic;

/**
 * An output record, encoded.
 *
 * @param topic where it goes
 * @param key its key; null for none
 * @param reach which partitions of the topic
 * @param value its value
 */
public record Outgoing(Topic topic, byte @Nullable [] key, Address.Reach reach, byte[] value) {

    /**
     * The partitions that it goes to.
     *
     * @param own the partition of the task that says it
     * @param count how many partitions its topic has
     */
    public Set<Integer> partitions(int own, int count) {
        return AddressPartitioner.partitions(new Address(key, reach, own), count);
    }

    /** A record that goes where its key leads. */
    public static Outgoing byKey(Topic topic, String key, byte[] value) {
        return new Outgoing(topic, key.getBytes(StandardCharsets.UTF_8), Address.Reach.BY_KEY, value);
    }

    /** A record that goes to the partition with the number of the task that says it. */
    public static Outgoing own(Topic topic, @Nullable String key, byte[] value) {
        byte[] bytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        return new Outgoing(topic, bytes, Address.Reach.OWN, value);
    }

    /** A record that goes to every partition. */
    public static Outgoing everywhere(Topic topic, byte[] value) {
        return new Outgoing(topic, null, Address.Reach.EVERY, value);
    }
}
