package varde.bench.ground;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import varde.wire.Topic;
import varde.wire.Topics;
import varde.wire.ValueSchema;
import varde.wire.codec.Codecs;
import varde.wire.serde.FixedSchemaIds;

/**
 * Where a benchmark runs. Schema ids are fixed, the same in every process, so that no registry has its part in a figure.
 *
 * @param bootstrap the brokers
 * @param topics the topics; each run has a prefix of its own
 * @param codecs of these topics
 * @param replicas copies of each topic, 1 or more
 */
public record Ground(String bootstrap, Topics topics, Codecs codecs, int replicas) {

    private static final long ANSWER_WITHIN_SECONDS = 60;

    /** On these brokers, under this prefix. */
    public static Ground at(String bootstrap, String prefix, int replicas) {
        Topics topics = new Topics(prefix);
        Schema[] known = new Schema[ValueSchema.values().length];
        for (ValueSchema value : ValueSchema.values()) {
            known[value.ordinal()] = value.schema();
        }
        return new Ground(bootstrap, topics, new Codecs(topics, new FixedSchemaIds(known)), replicas);
    }

    /** Settings of a client. */
    public Map<String, Object> clients() {
        return new HashMap<>(Map.of("bootstrap.servers", bootstrap));
    }

    /** Creates the topics, with the partitions of a local run. */
    public void createTopics() throws InterruptedException {
        List<NewTopic> wanted = new ArrayList<>();
        for (Topic topic : topics.all()) {
            Map<String, String> settings = new HashMap<>(topic.settings());
            settings.put("min.insync.replicas", Integer.toString(Math.max(1, replicas - 1)));
            wanted.add(new NewTopic(topic.name(), topic.group().local(), (short) replicas).configs(settings));
        }
        try (Admin admin = Admin.create(clients())) {
            ask(() -> admin.createTopics(wanted).all().get(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS));
            Waiting.until("the topics have leaders", ANSWER_WITHIN_SECONDS, () -> haveLeaders(admin));
        }
    }

    private boolean haveLeaders(Admin admin) throws InterruptedException {
        List<String> names = topics.all().stream().map(Topic::name).toList();
        try {
            return admin.describeTopics(names).allTopicNames().get().values().stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .allMatch(partition ->
                            partition.leader() != null && !partition.leader().isEmpty());
        } catch (ExecutionException notYet) {
            return false;
        }
    }

    /** A question to the brokers. */
    public interface Question<T> {
        /** Asks it. */
        T ask() throws Exception;
    }

    /**
     * Asks the brokers.
     *
     * @throws IllegalStateException if there is no answer
     */
    public static <T> T ask(Question<T> question) throws InterruptedException {
        try {
            return question.ask();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the brokers do not answer as they should: " + e, e);
        }
    }
}
