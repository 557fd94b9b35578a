package varde.replay.recording;

import org.jspecify.annotations.Nullable;

/**
 * One record as it stands in the log.
 *
 * @param topic the topic's name, with its prefix
 * @param partition its partition
 * @param offset its offset
 * @param timestamp its log time, in milliseconds since the epoch
 * @param key its key; null for none
 * @param value its value; null for none
 */
public record Recorded(
        String topic, int partition, long offset, long timestamp, byte @Nullable [] key, byte @Nullable [] value) {

    /** The same place with another value. */
    public Recorded with(byte @Nullable [] other) {
        return new Recorded(topic, partition, offset, timestamp, key, other);
    }
}
