package varde.app.apply;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import varde.core.stage.ConfigRecord;
import varde.wire.Topic;
import varde.wire.Topics;
import varde.wire.codec.Codecs;

/** Which version is in force in each partition of the configuration topics, as their records say, read from the first. */
final class VersionsInForce {

    private final Topics topics;
    private final Codecs codecs;
    private final Map<TopicPartition, Map<String, Set<Integer>>> parts = new HashMap<>();
    private final Map<TopicPartition, String> inForce = new HashMap<>();

    VersionsInForce(Topics topics, Codecs codecs) {
        this.topics = topics;
        this.codecs = codecs;
    }

    List<Topic> sources() {
        return List.of(topics.configCorrelate(), topics.configEscalate());
    }

    /** Takes in a record of one of the configuration topics. */
    void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() != null) {
            ConfigRecord<?> said =
                    record.topic().equals(topics.configCorrelate().name())
                            ? codecs.configCorrelate().decode(record.value())
                            : codecs.configEscalate().decode(record.value());
            take(new TopicPartition(record.topic(), record.partition()), said);
        }
    }

    /** As the stages do: a version that is not complete when it is closed does not come into force. */
    private void take(TopicPartition at, ConfigRecord<?> said) {
        Map<String, Set<Integer>> known = parts.computeIfAbsent(at, any -> new HashMap<>());
        if (said instanceof ConfigRecord.Part<?> part) {
            known.computeIfAbsent(part.version(), any -> new HashSet<>()).add(part.index());
        } else if (said instanceof ConfigRecord.InForce<?> closing) {
            Set<Integer> complete = known.getOrDefault(closing.version(), Set.of());
            if (complete.size() == closing.parts()) {
                inForce.put(at, closing.version());
                known.clear();
            }
        }
    }

    /** The version that all these partitions of a topic have in force; empty if they differ or have none. */
    Optional<String> of(Topic topic, Collection<Integer> partitions) {
        Set<Optional<String>> versions = new HashSet<>();
        partitions.forEach(partition ->
                versions.add(Optional.ofNullable(inForce.get(new TopicPartition(topic.name(), partition)))));
        return versions.size() == 1 ? versions.iterator().next() : Optional.empty();
    }
}
