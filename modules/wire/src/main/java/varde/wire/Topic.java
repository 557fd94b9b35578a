package varde.wire;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * A topic as it should be.
 *
 * @param name with its prefix
 * @param shortName without
 * @param key what its keys are, for people; keys are UTF-8 strings
 * @param value schema of its values
 * @param cleanUp how old records go
 * @param retention how long records are kept at least
 * @param group decides how many partitions it has
 * @param compression what its producers should use, such as {@code lz4} or {@code none}
 * @param maxMessageBytes the largest batch that the broker takes
 * @param pulsed whether pulses (null key, null value) are written to it
 * @param what one sentence for people
 */
public record Topic(
        String name,
        String shortName,
        String key,
        ValueSchema value,
        CleanUp cleanUp,
        Duration retention,
        PartitionGroup group,
        String compression,
        int maxMessageBytes,
        boolean pulsed,
        String what) {

    /** How old records go. */
    public enum CleanUp {
        /** By age. */
        DELETE("delete"),
        /** All but the latest of a key, and that too by age. */
        COMPACT_AND_DELETE("compact,delete");

        private final String policy;

        CleanUp(String policy) {
            this.policy = policy;
        }

        /** As {@code cleanup.policy} says it. */
        public String policy() {
            return policy;
        }
    }

    /** The subject under which its value schema is registered. */
    public String subject() {
        return name + "-value";
    }

    /** The topic's settings at the broker, all that differ from the broker's own defaults or must not follow them. */
    public Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("cleanup.policy", cleanUp.policy());
        settings.put("retention.ms", Long.toString(retention.toMillis()));
        settings.put("retention.bytes", "-1");
        settings.put("message.timestamp.type", "LogAppendTime");
        settings.put("max.message.bytes", Integer.toString(maxMessageBytes));
        settings.put("compression.type", "producer");
        settings.put("unclean.leader.election.enable", "false");
        if (cleanUp == CleanUp.COMPACT_AND_DELETE) {
            settings.put("delete.retention.ms", Long.toString(Duration.ofDays(1).toMillis()));
        }
        return settings;
    }
}
