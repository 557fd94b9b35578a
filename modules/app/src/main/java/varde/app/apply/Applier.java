package varde.app.apply;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import varde.app.CannotStart;
import varde.app.log.LogReader;
import varde.config.Publication;
import varde.core.stage.ConfigRecord;
import varde.wire.Topic;
import varde.wire.Topics;
import varde.wire.codec.Codec;
import varde.wire.codec.Codecs;

/**
 * Puts a configuration into force: writes the whole of it to every partition of the configuration topics, closed by its
 * version, in one transaction. What is in force already is not written again.
 */
public final class Applier {

    private static final int PATIENCE_MS = 15_000;

    private final LogReader.Kafka kafka;
    private final Topics topics;
    private final Codecs codecs;

    /** Writes there. */
    public Applier(LogReader.Kafka kafka, Topics topics, Codecs codecs) {
        this.kafka = kafka;
        this.topics = topics;
        this.codecs = codecs;
    }

    /**
     * Puts a configuration into force.
     *
     * @return the names of the topics that were written to; empty if this version was in force already
     * @throws CannotStart when the broker does not answer or refuses; then nothing has changed
     */
    public List<String> apply(Publication publication) {
        VersionsInForce known = new VersionsInForce(topics, codecs);
        Map<String, TopicDescription> found = describe(known.sources());
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            // First this, which ends what another apply may have left open: that would hide what follows it.
            producer.initTransactions();
            LogReader.readAll(kafka, known.sources(), known::take);
            List<String> written = new ArrayList<>();
            producer.beginTransaction();
            Writing writing = new Writing(producer, known, found, publication.version(), written);
            writing.write(topics.configCorrelate(), codecs.configCorrelate(), publication.correlate());
            writing.write(topics.configEscalate(), codecs.configEscalate(), publication.escalate());
            producer.commitTransaction();
            return written;
        } catch (KafkaException refused) {
            throw new CannotStart(
                    "the configuration was not put into force: Kafka at " + kafka.bootstrap() + " says "
                            + refused.getMessage() + "; see that it runs and has its topics (varde topics verify)",
                    refused);
        }
    }

    private Map<String, TopicDescription> describe(List<Topic> wanted) {
        Map<String, Object> settings = new HashMap<>(kafka.settings());
        settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrap());
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS / 3);
        try (Admin admin = Admin.create(settings)) {
            return admin.describeTopics(wanted.stream().map(Topic::name).toList())
                    .allTopicNames()
                    .get();
        } catch (ExecutionException refused) {
            throw new CannotStart(
                    refused.getCause() instanceof UnknownTopicOrPartitionException
                            ? "the configuration topics are not there; create them with varde topics create"
                            : "no Kafka broker answers at " + kafka.bootstrap() + "; see that it runs: "
                                    + refused.getCause(),
                    refused);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("interrupted while asking Kafka for its topics", e);
        } catch (KafkaException wrong) {
            throw new CannotStart("cannot turn to Kafka at " + kafka.bootstrap() + ": " + wrong.getMessage(), wrong);
        }
    }

    private record Writing(
            KafkaProducer<byte[], byte[]> producer,
            VersionsInForce known,
            Map<String, TopicDescription> found,
            String version,
            List<String> written) {

        <P> void write(Topic topic, Codec<ConfigRecord<P>> codec, List<ConfigRecord<P>> records) {
            List<Integer> partitions = Optional.ofNullable(found.get(topic.name())).orElseThrow().partitions().stream()
                    .map(TopicPartitionInfo::partition)
                    .toList();
            if (known.of(topic, partitions).filter(version::equals).isPresent()) {
                return;
            }
            for (ConfigRecord<P> record : records) {
                byte[] value = codec.encode(record);
                for (int partition : partitions) {
                    // What a send reports here, the commit throws.
                    var unused = producer.send(new ProducerRecord<>(topic.name(), partition, null, value));
                }
            }
            written.add(topic.name());
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        Map<String, Object> settings = new HashMap<>(kafka.settings());
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrap());
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, topics.prefix() + "apply");
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, PATIENCE_MS);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MS);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, topics.maxRequestSize());
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
