package varde.app.notify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import varde.app.log.LogReader;
import varde.app.topics.TopicPlan;
import varde.app.topics.TopicSetup;
import varde.core.oncall.Channel;
import varde.core.page.Page;
import varde.core.page.Receipt;
import varde.wire.Rejected;
import varde.wire.Sent;
import varde.wire.Topic;
import varde.wire.Topics;
import varde.wire.ValueSchema;
import varde.wire.codec.Codec;
import varde.wire.codec.Codecs;
import varde.wire.serde.FixedSchemaIds;

/** The topics that a notifier reads and writes, seen from outside. */
final class PageTopics implements AutoCloseable {

    private final String bootstrap;
    private final Topics topics;
    private final Codecs codecs;
    private final KafkaProducer<String, byte[]> producer;

    private PageTopics(String bootstrap, String prefix) {
        this.bootstrap = bootstrap;
        this.topics = new Topics(prefix);
        this.codecs = codecs(topics);
        this.producer = new KafkaProducer<>(clients(), new StringSerializer(), new ByteArraySerializer());
    }

    /** Topics of their own on this broker, made if they are not there. */
    static PageTopics create(String bootstrap, String prefix) {
        PageTopics pages = new PageTopics(bootstrap, prefix);
        try (TopicSetup setup = TopicSetup.open(pages.clients(), TopicPlan.local(pages.topics))) {
            setup.create();
        }
        return pages;
    }

    /** Codecs that agree between processes without a registry. */
    static Codecs codecs(Topics topics) {
        FixedSchemaIds ids = new FixedSchemaIds();
        for (ValueSchema value : ValueSchema.values()) {
            ids.idOf("", value.schema());
        }
        return new Codecs(topics, ids);
    }

    Topics topics() {
        return topics;
    }

    Codecs codecs() {
        return codecs;
    }

    Map<String, Object> clients() {
        return Map.of("bootstrap.servers", bootstrap);
    }

    /** Puts a page into its topic and tells where it stands. */
    RecordMetadata write(Page page) {
        return write(page.channel(), page.person(), codecs.pages(page.channel()).encode(page));
    }

    /** Puts any bytes into a topic of pages. */
    RecordMetadata write(Channel channel, String person, byte @Nullable [] value) {
        return write(topics.pages(channel), person, value);
    }

    /** Puts into {@code sent} what a process that is no more has left there, and the page's offset behind the page. */
    void leaveIntent(Page page, RecordMetadata place, String group) throws Exception {
        Sent intent = new Sent(
                page.id(),
                Sent.Phase.INTENT,
                1,
                page.channel(),
                page.person(),
                page.outage(),
                page.team(),
                "",
                "",
                Optional.empty(),
                "",
                0,
                false,
                place.partition(),
                place.offset());
        write(topics.sent(), page.id(), codecs.sent().encode(intent));
        TopicPartition partition = new TopicPartition(place.topic(), place.partition());
        try (Admin admin = Admin.create(clients())) {
            admin.alterConsumerGroupOffsets(group, Map.of(partition, new OffsetAndMetadata(place.offset() + 1)))
                    .all()
                    .get();
        }
    }

    List<Receipt> receipts() {
        return read(topics.receipts(), codecs.receipts());
    }

    List<Sent> sent() {
        return read(topics.sent(), codecs.sent());
    }

    List<Rejected> rejected() {
        return read(topics.rejected(), codecs.rejected());
    }

    /** What is told of one page, such as {@code SENT} and {@code DELIVERED}, in order. */
    List<Receipt> receiptsOf(String page) {
        return receipts().stream()
                .filter(receipt -> receipt.page().equals(page))
                .toList();
    }

    /** Outcomes in {@code sent} by page: how many there are of each. */
    Map<String, Integer> outcomes() {
        Map<String, Integer> outcomes = new HashMap<>();
        for (Sent sent : sent()) {
            if (sent.phase() == Sent.Phase.OUTCOME) {
                outcomes.merge(sent.page(), 1, Integer::sum);
            }
        }
        return outcomes;
    }

    private RecordMetadata write(Topic topic, String key, byte @Nullable [] value) {
        try {
            return producer.send(new ProducerRecord<>(topic.name(), key, value)).get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private <T> List<T> read(Topic topic, Codec<T> codec) {
        List<T> values = new ArrayList<>();
        LogReader.readAll(new LogReader.Kafka(bootstrap, Map.of()), List.of(topic), record -> {
            if (record.value() != null) {
                values.add(codec.decode(record.value()));
            }
        });
        return values;
    }

    @Override
    public void close() {
        producer.close();
    }
}
