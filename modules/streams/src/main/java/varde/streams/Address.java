package varde.streams;

import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Where in its topic an output record goes.
 *
 * @param key the record's key; null for none
 * @param reach which partitions
 * @param own the partition of the task that says it
 */
record Address(byte @Nullable [] key, Reach reach, int own) {

    /** Which partitions of its topic a record goes to. */
    enum Reach {
        /** The one that the key leads to. */
        BY_KEY,
        /** The one with the number of the task that says it. */
        OWN,
        /** All of them. */
        EVERY
    }

    /** Only the key goes on the wire. */
    static final class KeySerializer implements Serializer<Address> {

        @Override
        public byte @Nullable [] serialize(String topic, @Nullable Address address) {
            return address == null ? null : address.key();
        }
    }
}
