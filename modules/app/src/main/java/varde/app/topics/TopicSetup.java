package varde.app.topics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import varde.app.CannotStart;
import varde.wire.Topic;

/** Creates the topics of a plan, checks them, and lists them. Never changes or deletes one that is there. */
public final class TopicSetup implements AutoCloseable {
    private static final int ANSWER_MS = 10_000;

    private final Admin admin;
    private final String bootstrap;
    private final TopicPlan plan;

    private TopicSetup(Admin admin, String bootstrap, TopicPlan plan) {
        this.admin = admin;
        this.bootstrap = bootstrap;
        this.plan = plan;
    }

    /**
     * Turns to a broker.
     *
     * @param clients settings for Kafka's clients, with {@code bootstrap.servers}
     * @param plan how the topics are to be
     * @throws CannotStart when the settings cannot be
     */
    public static TopicSetup open(Map<String, Object> clients, TopicPlan plan) {
        Map<String, Object> settings = new HashMap<>(clients);
        settings.putIfAbsent("request.timeout.ms", ANSWER_MS / 2);
        settings.putIfAbsent("default.api.timeout.ms", ANSWER_MS);
        String bootstrap = String.valueOf(settings.get("bootstrap.servers"));
        try {
            return new TopicSetup(Admin.create(settings), bootstrap, plan);
        } catch (KafkaException wrong) {
            Throwable reason = wrong.getCause() == null ? wrong : wrong.getCause();
            throw new CannotStart("cannot turn to Kafka at " + bootstrap + ": " + reason.getMessage(), wrong);
        }
    }

    /**
     * Creates the topics that are missing and returns when they can be used.
     *
     * @return the names of those that were created, in the order of an alarm's way; another process that creates them at the
     *     same time does no harm
     * @throws CannotStart when the broker does not answer or refuses
     */
    public List<String> create() {
        Set<String> present = describe().keySet();
        List<Topic> missing = plan.topics().all().stream()
                .filter(topic -> !present.contains(topic.name()))
                .toList();
        List<String> created = new ArrayList<>();
        admin.createTopics(missing.stream().map(plan::asNew).toList()).values().forEach((name, future) -> {
            if (succeeds(future)) {
                created.add(name);
            }
        });
        awaitUsable();
        return missing.stream().map(Topic::name).filter(created::contains).toList();
    }

    /**
     * Compares what is with what should be.
     *
     * @return every difference; empty when all is well
     * @throws CannotStart when the broker does not answer
     */
    public List<Difference> verify() {
        Map<String, TopicDescription> present = describe();
        Map<String, Config> settings = settingsOf(present.keySet());
        List<Difference> differences = new ArrayList<>();
        for (Topic topic : plan.topics().all()) {
            TopicDescription found = present.get(topic.name());
            Config foundSettings = settings.get(topic.name());
            if (found == null || foundSettings == null) {
                differences.add(Difference.missing(topic.name()));
            } else {
                compareShape(topic, found, differences);
                compareSettings(topic, foundSettings, differences);
            }
        }
        return differences;
    }

    /**
     * Lists the plan's topics with what is there.
     *
     * @throws CannotStart when the broker does not answer
     */
    public List<Found> list() {
        Map<String, TopicDescription> present = describe();
        return plan.topics().all().stream()
                .map(topic -> {
                    TopicDescription found = present.get(topic.name());
                    return found == null
                            ? Found.of(topic, 0, 0)
                            : Found.of(topic, found.partitions().size(), replicas(found));
                })
                .toList();
    }

    @Override
    public void close() {
        admin.close();
    }

    private void compareShape(Topic topic, TopicDescription found, List<Difference> differences) {
        int partitions = found.partitions().size();
        if (partitions != plan.partitionsOf(topic)) {
            differences.add(Difference.partitions(topic.name(), plan.partitionsOf(topic), partitions));
        }
        if (replicas(found) != plan.replicas()) {
            differences.add(Difference.replicas(topic.name(), plan.replicas(), replicas(found)));
        }
    }

    private void compareSettings(Topic topic, Config found, List<Difference> differences) {
        plan.settingsOf(topic).forEach((name, wanted) -> {
            ConfigEntry entry = found.get(name);
            String value = entry == null ? "" : entry.value();
            if (!asSet(value).equals(asSet(wanted))) {
                differences.add(Difference.setting(topic.name(), name, wanted, value));
            }
        });
    }

    /** A list has no order: {@code compact,delete} is {@code delete,compact}. */
    private static Set<String> asSet(String value) {
        return Set.of(value.split(","));
    }

    /** The fewest copies of any partition. */
    private static int replicas(TopicDescription topic) {
        return topic.partitions().stream()
                .mapToInt(partition -> partition.replicas().size())
                .min()
                .orElse(0);
    }

    /** The plan's topics that are there. */
    private Map<String, TopicDescription> describe() {
        Map<String, TopicDescription> present = new HashMap<>();
        List<String> names = plan.topics().all().stream().map(Topic::name).toList();
        admin.describeTopics(names).topicNameValues().forEach((name, future) -> {
            try {
                present.put(name, answer(future));
            } catch (UnknownTopicOrPartitionException missing) {
                present.remove(name);
            }
        });
        return present;
    }

    private Map<String, Config> settingsOf(Set<String> names) {
        List<ConfigResource> wanted = names.stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        Map<String, Config> found = new HashMap<>();
        answer(admin.describeConfigs(wanted).all()).forEach((topic, config) -> found.put(topic.name(), config));
        return found;
    }

    private boolean succeeds(KafkaFuture<Void> future) {
        try {
            answer(future);
            return true;
        } catch (TopicExistsException somebodyWasFaster) {
            return false;
        }
    }

    /** A created topic is unknown to brokers for a moment, and Kafka Streams gives up on a topic that it does not find. */
    private void awaitUsable() {
        long giveUp = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ANSWER_MS);
        while (!usable(describe())) {
            if (System.nanoTime() > giveUp) {
                throw new CannotStart("the topics were created, but have no leader after " + ANSWER_MS / 1000
                        + " s: are enough brokers up at " + bootstrap + "?");
            }
        }
    }

    private boolean usable(Map<String, TopicDescription> present) {
        return present.size() == plan.topics().all().size()
                && present.values().stream()
                        .flatMap(topic -> topic.partitions().stream())
                        .map(TopicPartitionInfo::leader)
                        .allMatch(leader -> leader != null && !leader.isEmpty());
    }

    /** Waits for an answer and turns what a person can put right into a line. Errors about one topic pass as they are. */
    private <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get(2L * ANSWER_MS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw asLine(failed);
        } catch (java.util.concurrent.TimeoutException silent) {
            throw noAnswer(silent);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("interrupted while waiting for Kafka at " + bootstrap, e);
        }
    }

    private RuntimeException asLine(ExecutionException failed) {
        Throwable reason = failed.getCause();
        if (reason instanceof UnknownTopicOrPartitionException missing) {
            return missing;
        }
        if (reason instanceof TopicExistsException exists) {
            return exists;
        }
        return reason instanceof TimeoutException
                ? noAnswer(failed)
                : new CannotStart("Kafka at " + bootstrap + " refuses: " + reason, failed);
    }

    private CannotStart noAnswer(Exception why) {
        return new CannotStart("no Kafka broker answers at " + bootstrap + " within " + ANSWER_MS / 1000 + " s", why);
    }
}
