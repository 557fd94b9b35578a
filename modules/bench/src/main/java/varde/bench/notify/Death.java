package varde.bench.notify;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import varde.bench.ground.Ground;
import varde.bench.ground.Lifeline;
import varde.core.oncall.Channel;
import varde.wire.Sent;

/** Ends the process at a given moment, as kill -9 does: nothing is closed, nothing flushed. Seen by Kafka's clients as interceptor. */
public final class Death implements ProducerInterceptor<String, byte[]>, ConsumerInterceptor<String, byte[]> {

    private static final int KILLED = 137;

    private static volatile DeathPoint when = DeathPoint.NEVER;
    private static volatile @Nullable Ground where;
    private static volatile Sent.Phase writing = Sent.Phase.INTENT;

    /** It will come then. */
    static void comesAt(DeathPoint point, Ground ground) {
        when = point;
        where = ground;
    }

    /** This moment has come. */
    static void at(DeathPoint point) {
        if (point == when) {
            Lifeline.say("DYING " + point);
            Runtime.getRuntime().halt(KILLED);
        }
    }

    @Override
    public ProducerRecord<String, byte[]> onSend(ProducerRecord<String, byte[]> record) {
        Ground ground = where;
        if (ground != null && record.topic().equals(ground.topics().sent().name())) {
            writing = ground.codecs().sent().decode(record.value()).phase();
            at(writing == Sent.Phase.INTENT ? DeathPoint.WRITING_INTENT : DeathPoint.WRITING_OUTCOME);
        }
        return record;
    }

    @Override
    public void onAcknowledgement(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
        Ground ground = where;
        if (ground != null
                && metadata != null
                && failure == null
                && metadata.topic().equals(ground.topics().sent().name())) {
            at(writing == Sent.Phase.INTENT ? DeathPoint.INTENT_WRITTEN : DeathPoint.OUTCOME_WRITTEN);
        }
    }

    @Override
    public ConsumerRecords<String, byte[]> onConsume(ConsumerRecords<String, byte[]> records) {
        Ground ground = where;
        if (ground != null) {
            for (ConsumerRecord<String, byte[]> record : records) {
                if (record.topic().equals(ground.topics().pages(Channel.SMS).name())) {
                    at(DeathPoint.READ);
                } else if (record.value() != null
                        && record.topic().equals(ground.topics().sent().name())
                        && ground.codecs().sent().decode(record.value()).phase() == Sent.Phase.OUTCOME) {
                    at(DeathPoint.OUTCOME_COMMITTED);
                }
            }
        }
        return records;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
        // Offsets go with transactions here.
    }

    @Override
    public void close() {
        // There is nothing to close.
    }

    @Override
    public void configure(Map<String, ?> settings) {
        // There is nothing to set.
    }
}
