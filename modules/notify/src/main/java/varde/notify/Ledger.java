package varde.notify;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import varde.core.page.Page;
import varde.core.page.Receipt;
import varde.wire.Rejected;
import varde.wire.Sent;

/**
 * Writes down what a notifier is about to do and what it has done, each in one transaction. Whatever goes wrong is thrown:
 * then nothing of it counts, or it is not known whether it does, and this ledger is of no more use.
 */
final class Ledger implements AutoCloseable {

    private final NotifierRole role;
    private final Producer<String, byte[]> producer;
    private long ahead;

    private Ledger(NotifierRole role, Producer<String, byte[]> producer) {
        this.role = role;
        this.producer = producer;
    }

    /** Opens a ledger. What another process left unfinished does not concern it: its transactions end by themselves. */
    static Ledger open(NotifierRole role) {
        Map<String, Object> settings = new HashMap<>(role.clients());
        // Not the same after a restart: zombies are held off by the group's generation, and two processes must not
        // clash.
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, role.group() + "." + UUID.randomUUID());
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 3_000);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, role.topics().maxRequestSize());
        Ledger ledger =
                new Ledger(role, new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer()));
        try {
            ledger.producer.initTransactions();
            ledger.ahead = BrokerTime.ahead(role, ledger.producer);
            return ledger;
        } catch (RuntimeException e) {
            ledger.close();
            throw e;
        }
    }

    /**
     * What the owner of the partitions has decided.
     *
     * @param intents pages about to be sent, the attempt counted
     * @param conclusions pages given up
     * @param amendments messages that should have arrived and did not
     * @param rejected records that nobody can read
     * @param offsets up to where the partitions are consumed with that; not empty, for without an offset nothing is proved
     * @param owner proof of owning them
     */
    record Decisions(
            List<Pending> intents,
            List<Conclusion> conclusions,
            List<Amendment> amendments,
            List<Rejected> rejected,
            Map<TopicPartition, OffsetAndMetadata> offsets,
            ConsumerGroupMetadata owner) {}

    /** Log time, in milliseconds since the epoch. */
    long now() {
        return role.clock().millis() + ahead;
    }

    /** Writes decisions, all or none. Fails if the partitions have another owner by now: then nothing may be sent. */
    void decide(Decisions decisions, long now) {
        producer.beginTransaction();
        decisions.intents().forEach(pending -> write(intent(pending, now)));
        decisions.conclusions().forEach(this::write);
        decisions.amendments().forEach(this::write);
        decisions.rejected().forEach(this::write);
        producer.sendOffsetsToTransaction(decisions.offsets(), decisions.owner());
        producer.commitTransaction();
    }

    /** Writes what was done and what was heard of it, which is true whoever owns the partitions by now. */
    void report(List<Conclusion> done, List<Amendment> heard) {
        producer.beginTransaction();
        done.forEach(this::write);
        heard.forEach(this::write);
        producer.commitTransaction();
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(2));
    }

    private void write(Conclusion conclusion) {
        write(conclusion.memory());
        if (conclusion.status() == Receipt.Status.DELIVERED) {
            write(conclusion.receipt(Receipt.Status.SENT));
        }
        write(conclusion.receipt(conclusion.status()));
    }

    private void write(Amendment amendment) {
        write(amendment.memory());
        write(amendment.receipt());
    }

    private void write(Sent sent) {
        write(role.topics().sent().name(), sent.page(), role.codecs().sent().encode(sent));
    }

    private void write(Receipt receipt) {
        write(
                role.topics().receipts().name(),
                receipt.team(),
                role.codecs().receipts().encode(receipt));
    }

    private void write(Rejected rejected) {
        byte[] value = role.codecs().rejected().encode(rejected);
        producer.send(new ProducerRecord<>(role.topics().rejected().name(), value));
    }

    private void write(String topic, String key, byte[] value) {
        producer.send(new ProducerRecord<>(topic, key, value));
    }

    private static Sent intent(Pending pending, long now) {
        Page page = pending.page();
        return new Sent(
                page.id(),
                Sent.Phase.INTENT,
                pending.attempts(),
                page.channel(),
                page.person(),
                page.outage(),
                page.team(),
                "",
                "",
                Optional.empty(),
                "",
                now,
                pending.unsure(),
                pending.spot().partition(),
                pending.spot().offset());
    }
}
