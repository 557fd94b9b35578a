package varde.streams;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import varde.wire.Topic;

/** Looks whether a stage's topics are there and have equal partition counts, and learns their ids. */
final class StageTopics {

    private StageTopics() {}

    static Map<String, String> check(StageSpec<?, ?, ?> spec, StageSettings settings) {
        List<Topic> inputs = spec.inputs();
        Map<String, Object> client = new HashMap<>(settings.kafka());
        client.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrap());
        try (Admin admin = Admin.create(client)) {
            Map<String, TopicDescription> found = admin.describeTopics(
                            inputs.stream().map(Topic::name).toList())
                    .allTopicNames()
                    .get();
            Map<String, Integer> counts = found.values().stream()
                    .collect(Collectors.toMap(
                            TopicDescription::name, topic -> topic.partitions().size()));
            if (counts.values().stream().distinct().count() > 1) {
                throw new CannotRun(spec.name() + " needs equal partition counts on its inputs, but found " + counts);
            }
            return found.values().stream()
                    .collect(Collectors.toMap(
                            TopicDescription::name, topic -> topic.topicId().toString()));
        } catch (ExecutionException e) {
            throw new CannotRun(
                    spec.name() + " cannot see its topics at " + settings.bootstrap() + ": " + e.getCause()
                            + " (varde topics create makes them)",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRun(spec.name() + " was interrupted while it looked at its topics", e);
        }
    }
}
