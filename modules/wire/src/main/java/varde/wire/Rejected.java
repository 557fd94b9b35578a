package varde.wire;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A record that nobody could read or decide, with why.
 *
 * @param stage who refused it: {@code detect}, {@code correlate}, {@code escalate}, {@code notify}, …
 * @param topic the topic that it came from
 * @param partition its partition
 * @param offset its offset
 * @param timestamp its log time, in milliseconds since the epoch
 * @param reason why, for people
 * @param key its key as it was; null if it had none
 * @param value its value as it was; null if it had none
 * @param exception class of the exception that came of it; empty if there was none
 */
public record Rejected(
        String stage,
        String topic,
        int partition,
        long offset,
        long timestamp,
        String reason,
        byte @Nullable [] key,
        byte @Nullable [] value,
        String exception) {

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Rejected that
                && stage.equals(that.stage)
                && topic.equals(that.topic)
                && partition == that.partition
                && offset == that.offset
                && timestamp == that.timestamp
                && reason.equals(that.reason)
                && Arrays.equals(key, that.key)
                && Arrays.equals(value, that.value)
                && exception.equals(that.exception);
    }

    @Override
    public int hashCode() {
        return Objects.hash(topic, partition, offset, reason);
    }

    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset + " refused by " + stage + ": " + reason;
    }
}
