package varde.streams;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.LogAndFailExceptionHandler;
import org.apache.kafka.streams.errors.LogAndFailProcessingExceptionHandler;

/**
 * How a stage runs.
 *
 * @param bootstrap the brokers
 * @param stateFolder a folder of this instance alone; state is in memory, this holds only locks
 * @param threads stream threads, 1 or more
 * @param standbys copies of state on other instances, 0 or more
 * @param replicas how many brokers keep each changelog
 * @param largestRequest the largest request that a producer may send, in bytes
 * @param kafka settings that go to every Kafka client as they are
 */
public record StageSettings(
        String bootstrap,
        Path stateFolder,
        int threads,
        int standbys,
        int replicas,
        int largestRequest,
        Map<String, Object> kafka) {

    /** How soon a decision is in the log, in milliseconds: readers see it when its transaction is committed. */
    static final int COMMIT_EVERY = 50;

    /**
     * The same for a stage with a single input while it is behind, in milliseconds. A commit costs the brokers and the stream
     * thread the same whether it carries fifty records or fifty thousand. See docs/adr/0029.
     */
    static final int COMMIT_BEHIND_EVERY = 500;

    /** How many records of an only input are read ahead, for each partition. */
    private static final int READ_AHEAD = 4_000;

    public StageSettings {
        kafka = Map.copyOf(kafka);
    }

    /** As Kafka Streams wants them, for the application of this id. */
    public Properties of(String applicationId) {
        Properties all = new Properties();
        all.putAll(kafka);
        all.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        all.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        all.put(StreamsConfig.STATE_DIR_CONFIG, stateFolder.toString());
        all.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
        all.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, standbys);
        all.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, replicas);
        all.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        all.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_EVERY);
        all.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        all.put(StreamsConfig.POLL_MS_CONFIG, COMMIT_EVERY);
        all.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
        all.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        all.put(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, 60_000);
        onErrors(all);
        clients(all);
        return all;
    }

    /**
     * The same for an application with a single input: there is no order between inputs to keep, so nothing waits for another,
     * and more is read ahead. At a hundred thousand records a second that is a tenth of the work. It commits as often as is enough
     * while it is behind; the processor asks for more while it is not.
     */
    public Properties ofSingleInput(String applicationId) {
        Properties all = of(applicationId);
        all.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        all.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_BEHIND_EVERY);
        all.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, READ_AHEAD);
        all.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), READ_AHEAD);
        return all;
    }

    /** As a stage wants them. */
    Properties of(StageSpec<?, ?, ?> spec) {
        return spec.hasSingleInput() ? ofSingleInput(spec.applicationId()) : of(spec.applicationId());
    }

    /**
     * What can be refused is refused by the processor, whole. Anything that reaches these handlers is a fault of the
     * program or the brokers: going on would commit half a decision.
     */
    @SuppressWarnings("deprecation") // the global handler's switch goes away when it becomes the default, in Kafka 5
    private static void onErrors(Properties all) {
        all.put(
                StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
                LogAndFailExceptionHandler.class.getName());
        all.put(
                StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
                LogAndFailProcessingExceptionHandler.class.getName());
        all.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_GLOBAL_ENABLED_CONFIG, true);
    }

    /** So that a crash costs seconds, not minutes. */
    private void clients(Properties all) {
        all.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 6_000);
        all.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 1_500);
        all.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        all.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 3_000);
        all.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 5);
        all.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 64 * 1024);
        all.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        all.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), largestRequest);
        all.put(StreamsConfig.topicPrefix(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG), "CreateTime");
    }
}
