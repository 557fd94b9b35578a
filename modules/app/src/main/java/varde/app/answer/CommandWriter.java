package varde.app.answer;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import varde.app.CannotStart;
import varde.app.log.LogReader;

/** Writes commands to the log one by one: a person waits for each, and must know whether Kafka has it. */
public final class CommandWriter implements AutoCloseable {

    private static final String TRY_AGAIN = ", so nothing has changed; try again: ";

    private final KafkaProducer<byte[], byte[]> producer;

    /** Writes to this Kafka. */
    public CommandWriter(LogReader.Kafka kafka) {
        Map<String, Object> settings = new HashMap<>(kafka.settings());
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrap());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 8_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 8_000);
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /**
     * Writes one, and returns when it is there; tells where.
     *
     * @throws CannotStart if Kafka does not take it
     */
    public RecordMetadata write(ProducerRecord<byte[], byte[]> command) {
        try {
            return producer.send(command).get(10, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new CannotStart("Kafka did not take the command" + TRY_AGAIN + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("interrupted before Kafka had the command; try again");
        }
    }

    /**
     * How many partitions a topic of commands has.
     *
     * @throws CannotStart if Kafka does not answer
     */
    public int partitions(String topic) {
        try {
            return producer.partitionsFor(topic).size();
        } catch (KafkaException e) {
            throw new CannotStart("Kafka does not answer" + TRY_AGAIN + e.getMessage());
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
    }
}
