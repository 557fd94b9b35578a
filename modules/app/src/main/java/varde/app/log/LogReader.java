package varde.app.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import varde.wire.Topic;

/**
 * Reads topics from where it is told, on and on, committed records only, on a thread of its own and without a group: it
 * disturbs nobody. What the handler throws is logged, and the next record is read.
 */
public final class LogReader implements AutoCloseable {

    /** Where to begin. */
    public enum From {
        /** All that is kept. */
        BEGINNING,
        /** Only what comes from now on. */
        NOW
    }

    private static final Logger LOG = LoggerFactory.getLogger(LogReader.class);
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Consumer<ConsumerRecord<byte[], byte[]>> handler;
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean closing;
    private volatile long lastRead = System.nanoTime();

    private LogReader(KafkaConsumer<byte[], byte[]> consumer, Consumer<ConsumerRecord<byte[], byte[]>> handler) {
        this.consumer = consumer;
        this.handler = handler;
    }

    /** Reads on and on until closed. */
    public static LogReader follow(
            Kafka kafka, Collection<Topic> topics, From from, Consumer<ConsumerRecord<byte[], byte[]>> handler) {
        LogReader reader = new LogReader(kafka.consumer(), handler);
        List<TopicPartition> partitions = reader.begin(topics, from);
        Thread thread = new Thread(() -> reader.run(partitions), "log-reader");
        thread.setDaemon(true);
        thread.start();
        return reader;
    }

    /** Reads from the beginning to what was the end when it began, and returns. */
    public static void readAll(
            Kafka kafka, Collection<Topic> topics, Consumer<ConsumerRecord<byte[], byte[]>> handler) {
        try (KafkaConsumer<byte[], byte[]> consumer = kafka.consumer()) {
            LogReader reader = new LogReader(consumer, handler);
            List<TopicPartition> partitions = reader.assign(topics, From.BEGINNING);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (!reader.reached(ends)) {
                reader.poll();
            }
        }
    }

    /** Waits until all has been read that was there at the beginning; false if that took longer than it may. */
    public boolean awaitCaughtUp(Duration most) {
        try {
            return caughtUp.await(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Whether it still reads. */
    public boolean alive() {
        return ended.getCount() > 0;
    }

    /** Whether it has read what was there when it began. */
    public boolean caughtUp() {
        return caughtUp.getCount() == 0;
    }

    /** For how long nothing has come. */
    public Duration quietFor() {
        return Duration.ofNanos(System.nanoTime() - lastRead);
    }

    /** Whoever cannot begin leaves nothing open. */
    private List<TopicPartition> begin(Collection<Topic> topics, From from) {
        try {
            return assign(topics, from);
        } catch (RuntimeException e) {
            closeConsumer();
            throw e;
        }
    }

    private void closeConsumer() {
        consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(1)));
    }

    private List<TopicPartition> assign(Collection<Topic> topics, From from) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (Topic topic : topics) {
            consumer.partitionsFor(topic.name())
                    .forEach(partition -> partitions.add(new TopicPartition(topic.name(), partition.partition())));
        }
        consumer.assign(partitions);
        if (from == From.BEGINNING) {
            consumer.seekToBeginning(partitions);
        } else {
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
        }
        return partitions;
    }

    private void run(List<TopicPartition> partitions) {
        try {
            Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
            while (!closing) {
                if (caughtUp.getCount() > 0 && reached(ends)) {
                    caughtUp.countDown();
                }
                poll();
            }
        } catch (WakeupException | InterruptException closed) {
            LOG.debug("reader closed");
        } catch (KafkaException e) {
            LOG.error("the log can no longer be read: {}", e.toString());
        } finally {
            closeConsumer();
            ended.countDown();
        }
    }

    private boolean reached(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private void poll() {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            lastRead = System.nanoTime();
            try {
                handler.accept(record);
            } catch (RuntimeException e) {
                LOG.warn("{}-{} at {}: {}", record.topic(), record.partition(), record.offset(), e.toString());
            }
        }
    }

    @Override
    public void close() {
        closing = true;
        consumer.wakeup();
        try {
            ended.await(3, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * How to reach Kafka.
     *
     * @param bootstrap the brokers
     * @param settings settings that go to every Kafka client as they are
     */
    public record Kafka(String bootstrap, Map<String, Object> settings) {

        public Kafka {
            settings = Map.copyOf(settings);
        }

        KafkaConsumer<byte[], byte[]> consumer() {
            Map<String, Object> all = new HashMap<>(settings);
            all.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
            all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
            all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
            all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
            return new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        }
    }
}
