package varde.bench.notify;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import varde.bench.ground.Ground;
import varde.core.page.Receipt;

/** Reads the receipts of a run as ESCALATE does: committed ones only. */
final class Receipts implements AutoCloseable {

    private final Ground ground;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final ConcurrentLinkedQueue<Receipt> all = new ConcurrentLinkedQueue<>();
    private final Map<String, Receipt> latest = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean closing;

    Receipts(Ground ground) {
        this.ground = ground;
        Map<String, Object> settings = new HashMap<>(ground.clients());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        this.consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.thread = new Thread(this::read, "receipts");
        thread.setDaemon(true);
        thread.start();
    }

    private void read() {
        String topic = ground.topics().receipts().name();
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        while (!closing) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                Receipt receipt = ground.codecs().receipts().decode(record.value());
                all.add(receipt);
                latest.put(receipt.page(), receipt);
            }
        }
        consumer.close();
    }

    /** How many pages something has been said of. */
    int pages() {
        return latest.size();
    }

    /** How many pages end so. */
    long ending(Receipt.Status status) {
        return latest.values().stream()
                .filter(receipt -> receipt.status() == status)
                .count();
    }

    /** Whether a receipt of this page has this status. */
    boolean has(String page, Receipt.Status status) {
        return all.stream().anyMatch(receipt -> receipt.page().equals(page) && receipt.status() == status);
    }

    /** The last thing that was said of any page, for people. */
    String lastReason(Receipt.Status status) {
        String reason = "";
        for (Receipt receipt : all) {
            if (receipt.status() == status && !receipt.reason().isEmpty()) {
                reason = receipt.reason();
            }
        }
        return reason;
    }

    @Override
    public void close() {
        closing = true;
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
