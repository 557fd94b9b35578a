package varde.notify;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What time it is in the log. Until when a page may be tried is said in log time, so a machine whose clock is wrong would drop pages
 * that are good, or send those that are stale. The brokers stamp what is appended, and tell the stamp to whoever wrote it.
 */
final class BrokerTime {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerTime.class);
    /** The key of a record without a value: readers skip it, and compaction takes it away. */
    private static final String TICK = "clock";
    /** What differs less is the way there and back. */
    private static final long WORTH_IT_MS = 1_000;

    private BrokerTime() {}

    /** How far the brokers are ahead of our clock, in milliseconds; 0 if it is hardly anything. In one transaction. */
    static long ahead(NotifierRole role, Producer<String, byte[]> producer) {
        producer.beginTransaction();
        long before = role.clock().millis();
        Future<RecordMetadata> tick =
                producer.send(new ProducerRecord<>(role.topics().sent().name(), TICK, null));
        producer.flush();
        long after = role.clock().millis();
        producer.commitTransaction();
        long stamp = stamp(tick);
        if (stamp >= before - WORTH_IT_MS && stamp <= after + WORTH_IT_MS) {
            return 0;
        }
        long ahead = stamp - (before + after) / 2;
        LOG.warn("the clock of this machine is {} s off the brokers'; theirs is followed", -ahead / 1_000);
        return ahead;
    }

    private static long stamp(Future<RecordMetadata> tick) {
        try {
            return tick.get().timestamp();
        } catch (ExecutionException e) {
            throw new KafkaException("the time in the log is not known", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while asking for the time in the log", e);
        }
    }
}
