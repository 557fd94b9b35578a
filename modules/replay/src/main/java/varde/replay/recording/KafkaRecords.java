package varde.replay.recording;

import java.time.Duration;
import java.util.List;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The committed records of one partition of a cluster, up to what was its end. */
final class KafkaRecords implements Records {

    private static final Duration POLL = Duration.ofMillis(500);
    /** So many polls without a record mean that nobody answers. */
    private static final int PATIENCE = 60;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final TopicPartition partition;
    private final long end;
    private final LongConsumer read;
    private List<ConsumerRecord<byte[], byte[]>> polled = List.of();
    private int at;
    private int quiet;

    KafkaRecords(KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, long end, LongConsumer read) {
        this.consumer = consumer;
        this.partition = partition;
        this.end = end;
        this.read = read;
    }

    @Override
    public @Nullable Recorded next() {
        while (at >= polled.size()) {
            if (consumer.position(partition) >= end) {
                return null;
            }
            poll();
        }
        ConsumerRecord<byte[], byte[]> record = polled.get(at++);
        return record.offset() >= end
                ? null
                : new Recorded(
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        record.timestamp(),
                        record.key(),
                        record.value());
    }

    private void poll() {
        try {
            long before = consumer.position(partition);
            polled = List.of();
            at = 0;
            polled = consumer.poll(POLL).records(partition);
            long after = consumer.position(partition);
            read.accept(after - before);
            quiet = after > before ? 0 : quiet + 1;
        } catch (KafkaException e) {
            throw new CannotReplay(partition + " cannot be read: " + e.getMessage(), e);
        }
        if (quiet > PATIENCE) {
            throw new CannotReplay(partition + " gives no record at offset " + consumer.position(partition)
                    + ", though it goes up to " + end + "; see that its broker answers");
        }
    }

    @Override
    public void close() {
        // It has no group to leave. With time to spare it would wait for what it has asked for ahead, half a second and
        // more.
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
