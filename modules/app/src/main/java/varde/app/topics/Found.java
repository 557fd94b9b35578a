package varde.app.topics;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import varde.wire.Topic;

/**
 * A topic as a person wants to see it in a list.
 *
 * @param topic its name
 * @param key what its keys are
 * @param partitions how many there are, 0 when there is no such topic
 * @param replicas copies of each partition, 0 when there is no such topic
 * @param cleanUp how old records go
 * @param retentionDays how long records are kept at least
 * @param what what it is for
 */
@JsonInclude
public record Found(
        String topic, String key, int partitions, int replicas, String cleanUp, long retentionDays, String what) {

    static Found of(Topic topic, int partitions, int replicas) {
        return new Found(
                topic.name(),
                topic.key(),
                partitions,
                replicas,
                topic.cleanUp().policy(),
                Duration.ofMillis(topic.retention().toMillis()).toDays(),
                topic.what());
    }

    /** For people. */
    String words() {
        return "%-26s %10s  %-15s %4d d  %s"
                .formatted(
                        topic,
                        partitions == 0 ? "missing" : partitions + " x " + replicas,
                        cleanUp,
                        retentionDays,
                        what);
    }
}
