package varde.bench.ground;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import varde.wire.Topic;

/** How far a consumer group has come in a topic, by what it has committed. */
public final class Progress implements AutoCloseable {

    private static final long EMPTY_WITHIN_SECONDS = 30;

    private final Admin admin;
    private final String group;
    private final Map<TopicPartition, OffsetSpec> latest = new HashMap<>();

    /** Of a group in a topic with its local number of partitions. */
    public Progress(Ground ground, String group, Topic topic) {
        this.admin = Admin.create(ground.clients());
        this.group = group;
        for (int partition = 0; partition < topic.group().local(); partition++) {
            latest.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
        }
    }

    /** Where each partition ends now. */
    public Map<TopicPartition, Long> ends() throws InterruptedException {
        Map<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> found =
                Ground.ask(() -> admin.listOffsets(latest).all().get());
        Map<TopicPartition, Long> ends = new HashMap<>();
        found.forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    /** How many records before these ends the group has done with. */
    public long done(Map<TopicPartition, Long> ends) throws InterruptedException {
        var committed = Ground.ask(() -> admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get());
        long done = 0;
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            var offset = committed.get(end.getKey());
            done += offset == null ? 0 : Math.min(offset.offset(), end.getValue());
        }
        return done;
    }

    /** How many records the group has still to read, now. */
    public long lag() throws InterruptedException {
        Map<TopicPartition, Long> ends = ends();
        return ends.values().stream().mapToLong(Long::longValue).sum() - done(ends);
    }

    /** Forgets the group and its changelogs, so that the next one begins anew. The group must have no member. */
    public void forget() throws InterruptedException {
        Set<String> topics = Ground.ask(() -> admin.listTopics().names().get());
        List<String> changelogs = topics.stream()
                .filter(topic -> topic.startsWith(group + "-") && topic.endsWith("-changelog"))
                .toList();
        Waiting.until("the group " + group + " is empty", EMPTY_WITHIN_SECONDS, this::forgotten);
        Ground.ask(() -> admin.deleteTopics(changelogs).all().get());
    }

    private boolean forgotten() throws InterruptedException {
        try {
            admin.deleteConsumerGroups(Set.of(group)).all().get();
            return true;
        } catch (ExecutionException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
