package varde.notify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import varde.wire.Sent;
import varde.wire.codec.Codec;
import varde.wire.serde.UndecodableException;

/** Reads {@code sent} for a memory, all partitions of it, from the beginning and then ever further. */
final class SentReader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SentReader.class);
    private static final Duration MOST = Duration.ofSeconds(60);

    private final Consumer<Sent> reader;
    private final Codec<Sent> codec;
    private final Admin admin;
    private final KafkaConsumer<String, byte[]> consumer;
    private List<TopicPartition> partitions = List.of();

    /** Hands every record to {@code reader}. */
    SentReader(NotifierRole role, Consumer<Sent> reader) {
        this.reader = reader;
        this.codec = role.codecs().sent();
        Map<String, Object> settings = new HashMap<>(role.clients());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        this.consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        this.admin = Admin.create(role.clients());
    }

    /** Finds out which partitions there are, and begins at their beginning. */
    void begin(String topic) {
        partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /**
     * Reads on to the end as it is now. The end is that of all records, not only of the committed ones: while somebody
     * else's transaction is open, committed records behind it are not readable yet, and one of them may be an intent of
     * ours. Such a transaction ends by itself within seconds.
     *
     * @throws KafkaException if the end cannot be reached
     */
    void catchUp() {
        Map<TopicPartition, Long> ends = ends();
        long deadline = System.nanoTime() + MOST.toNanos();
        while (partitions.stream()
                .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("the end of sent was not reached within " + MOST.toSeconds() + " s");
            }
            for (ConsumerRecord<String, byte[]> sent : consumer.poll(Duration.ofMillis(100))) {
                read(sent).ifPresent(reader);
            }
        }
    }

    /** What has come since, as far as it is here already. It is handed to the reader as well. */
    List<Sent> readOn() {
        List<Sent> news = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> sent : consumer.poll(Duration.ZERO)) {
            read(sent).ifPresent(news::add);
        }
        news.forEach(reader);
        return news;
    }

    private Optional<Sent> read(ConsumerRecord<String, byte[]> sent) {
        if (sent.value() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(codec.decode(sent.value()));
        } catch (UndecodableException e) {
            // At worst a page is sent again. Not sending because of it would be worse.
            LOG.error("{}-{} offset {} cannot be read", sent.topic(), sent.partition(), sent.offset(), e);
            return Optional.empty();
        }
    }

    private Map<TopicPartition, Long> ends() {
        try {
            return admin
                    .listOffsets(partitions.stream().collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest())))
                    .all()
                    .get()
                    .entrySet()
                    .stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, end -> end.getValue().offset()));
        } catch (ExecutionException e) {
            throw new KafkaException("the end of sent is not known", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while asking for the end of sent", e);
        }
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(2)));
        admin.close(Duration.ofSeconds(2));
    }
}
