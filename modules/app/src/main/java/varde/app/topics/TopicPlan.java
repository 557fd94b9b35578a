package varde.app.topics;

import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.NewTopic;
import varde.app.CannotStart;
import varde.app.Setting;
import varde.app.Settings;
import varde.wire.PartitionGroup;
import varde.wire.Topic;
import varde.wire.Topics;

/**
 * The topics as they are to be at one place: the one list with the figures that differ from place to place.
 *
 * @param topics names and everything about a topic that is the same everywhere
 * @param partitions how many partitions the topics of each group have
 * @param replicas copies of each partition, at least 1
 */
public record TopicPlan(Topics topics, Map<PartitionGroup, Integer> partitions, int replicas) {

    /**
     * What the settings say. What ESCALATE reads has one partition everywhere: one task decides what concerns one person.
     *
     * @throws CannotStart when the prefix cannot be
     */
    public static TopicPlan of(Settings settings) {
        Map<PartitionGroup, Integer> partitions = PartitionGroup.localCounts();
        partitions.put(PartitionGroup.DETECT, settings.number(Setting.HEARTBEAT_PARTITIONS));
        partitions.put(PartitionGroup.CORRELATE, settings.number(Setting.DOMAIN_PARTITIONS));
        partitions.put(PartitionGroup.NOTIFY, settings.number(Setting.PAGE_PARTITIONS));
        return new TopicPlan(topics(settings), partitions, settings.number(Setting.REPLICATION));
    }

    private static Topics topics(Settings settings) {
        try {
            return new Topics(settings.text(Setting.TOPIC_PREFIX));
        } catch (IllegalArgumentException unfit) {
            throw new CannotStart(Setting.TOPIC_PREFIX.variable() + ": " + unfit.getMessage(), unfit);
        }
    }

    /**
     * The topics of an embedded broker.
     *
     * @param topics which; their prefix keeps tests on one broker apart
     */
    public static TopicPlan local(Topics topics) {
        return new TopicPlan(topics, PartitionGroup.localCounts(), 1);
    }

    int partitionsOf(Topic topic) {
        Integer count = partitions.get(topic.group());
        if (count == null) {
            throw new IllegalStateException("no partition count for " + topic.group());
        }
        return count;
    }

    /** What the broker is told about a topic. */
    Map<String, String> settingsOf(Topic topic) {
        Map<String, String> settings = new TreeMap<>(topic.settings());
        // With three copies one may be away, and what was acknowledged is still in two places.
        settings.put("min.insync.replicas", Integer.toString(Math.max(1, replicas - 1)));
        return settings;
    }

    NewTopic asNew(Topic topic) {
        return new NewTopic(topic.name(), partitionsOf(topic), (short) replicas).configs(settingsOf(topic));
    }
}
