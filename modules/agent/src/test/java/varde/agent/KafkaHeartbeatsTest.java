package varde.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import varde.core.detect.Heartbeat;
import varde.core.detect.HeartbeatStatus;
import varde.wire.Topic;
import varde.wire.Topics;
import varde.wire.codec.Codec;

@Timeout(60)
class KafkaHeartbeatsTest {

    private static final Topic TOPIC = Topics.STANDARD.heartbeats();
    private static final Node NODE = new Node(0, "127.0.0.1", 9092);
    private static final Cluster CLUSTER = new Cluster(
            "c",
            List.of(NODE),
            List.of(new PartitionInfo(TOPIC.name(), 0, NODE, new Node[] {NODE}, new Node[] {NODE})),
            java.util.Set.of(),
            java.util.Set.of());

    private final Ears ears = new Ears();
    private final AtomicBoolean registryAway = new AtomicBoolean();
    private final MockProducer<String, byte[]> broker =
            new MockProducer<>(CLUSTER, false, null, new StringSerializer(), new ByteArraySerializer());

    @Test
    void heartbeatsGoOutInOrderUnderTheAgentsName() {
        KafkaHeartbeats heartbeats = open(broker);

        heartbeats.say(heartbeat("first", 10_000));
        heartbeats.say(heartbeat("second", 10_000));

        await().until(() -> sent().size() == 2);
        assertThat(sent()).containsExactly("first", "second");
        assertThat(broker.history()).extracting(ProducerRecord::key).containsOnly("agent/t");
        assertThat(broker.history()).extracting(ProducerRecord::topic).containsOnly(TOPIC.name());
        broker.completeNext();
        broker.completeNext();
        assertThat(ears.told).containsExactly("through, dropped 0");
        heartbeats.endWith(heartbeat("bye", 10_000));
        assertThat(sent()).containsExactly("first", "second", "bye");
        assertThat(broker.closed()).isTrue();
    }

    @Test
    void whatWaitedLongerThanItsIntervalIsDroppedAndCounted() {
        registryAway.set(true);
        KafkaHeartbeats heartbeats = open(broker);

        heartbeats.say(heartbeat("stale", 100));
        heartbeats.say(heartbeat("fresh", 60_000));
        await().until(() -> heartbeats.dropped() == 1);
        registryAway.set(false);

        await().until(() -> sent().size() == 1);
        assertThat(sent()).containsExactly("fresh");
        broker.completeNext();
        assertThat(ears.told)
                .containsExactly("nothing gets through to 127.0.0.1:1 (the registry is away)", "through, dropped 1");
        heartbeats.endWith(heartbeat("bye", 10_000));
    }

    @Test
    void whatWasNotDeliveredIsSentAgainWhileItIsNews() {
        KafkaHeartbeats heartbeats = open(broker);
        heartbeats.say(heartbeat("news", 60_000));
        await().until(() -> sent().size() == 1);

        broker.errorNext(new TimeoutException("expired"));

        await().until(() -> sent().size() == 2);
        assertThat(sent()).containsExactly("news", "news");
        assertThat(heartbeats.dropped()).isZero();
        broker.errorNext(new RecordTooLargeException("too large"));
        await().until(() -> heartbeats.dropped() == 1);
        assertThat(ears.told).containsExactly("nothing gets through to 127.0.0.1:1 (expired)");
        heartbeats.endWith(heartbeat("bye", 10_000));
    }

    @Test
    void anOldWordIsNotSentAgainAfterANewerOne() {
        KafkaHeartbeats heartbeats = open(broker);
        heartbeats.say(heartbeat("old", 60_000));
        heartbeats.say(heartbeat("new", 60_000));
        await().until(() -> sent().size() == 2);

        broker.errorNext(new TimeoutException("expired"));
        broker.errorNext(new TimeoutException("expired"));

        await().until(() -> sent().size() == 3);
        assertThat(sent()).containsExactly("old", "new", "new");
        assertThat(heartbeats.dropped()).isEqualTo(1);
        heartbeats.endWith(heartbeat("bye", 10_000));
    }

    @Test
    void aBrokerThatCannotBeFoundYetIsLookedForAgain() {
        AtomicBoolean there = new AtomicBoolean();
        KafkaHeartbeats heartbeats = new KafkaHeartbeats(
                line(),
                () -> {
                    if (!there.get()) {
                        throw new org.apache.kafka.common.KafkaException("no resolvable address");
                    }
                    return broker;
                },
                ears);
        heartbeats.say(heartbeat("patient", 60_000));
        await().until(() -> !ears.told.isEmpty());

        there.set(true);

        await().until(() -> sent().size() == 1);
        heartbeats.endWith(heartbeat("bye", 10_000));
    }

    @Test
    void neitherTalkingNorEndingWaitsForABrokerThatIsAway() {
        KafkaHeartbeats heartbeats = KafkaHeartbeats.start(line(), Duration.ofSeconds(10), ears);
        long start = System.nanoTime();

        for (int i = 0; i < KafkaHeartbeats.MOST_WAITING + 100; i++) {
            heartbeats.say(heartbeat("into the void", 10_000));
        }

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        await().until(() -> ears.told.size() == 1);
        assertThat(ears.told.get(0)).startsWith("nothing gets through to 127.0.0.1:1 (");
        start = System.nanoTime();
        heartbeats.endWith(heartbeat("bye", 10_000));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
        assertThat(heartbeats.dropped()).isGreaterThanOrEqualTo(KafkaHeartbeats.MOST_WAITING);
        assertThat(ears.told).hasSize(1);
    }

    @Test
    void theClientTriesForAsLongAsTheShortestIntervalAndNeverBlocksForLong() {
        assertThat(KafkaHeartbeats.settings(line(), Duration.ofSeconds(10)))
                .containsEntry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000)
                .containsEntry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000)
                .containsEntry(ProducerConfig.MAX_BLOCK_MS_CONFIG, 1_000)
                .containsEntry(ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 1_000)
                .containsEntry(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        assertThat(KafkaHeartbeats.settings(line(), Duration.ofSeconds(1)))
                .containsEntry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 1_000)
                .containsEntry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 995);
    }

    private KafkaHeartbeats open(Producer<String, byte[]> producer) {
        return new KafkaHeartbeats(line(), () -> producer, ears);
    }

    private KafkaHeartbeats.Line line() {
        return new KafkaHeartbeats.Line("127.0.0.1:1", Map.of(), TOPIC, new Plain(), "agent/t");
    }

    private List<String> sent() {
        return broker.history().stream()
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private static Heartbeat heartbeat(String message, long interval) {
        return new Heartbeat("agent/t", "web/a", "main", "oslo-1", HeartbeatStatus.OK, interval, 0, message, 1, 0, -1);
    }

    /** Writes the message alone, unless there is no registry. */
    private final class Plain implements Codec<Heartbeat> {
        @Override
        public byte[] encode(Heartbeat value) {
            if (registryAway.get()) {
                throw new IllegalStateException("the registry is away");
            }
            return value.message().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Heartbeat decode(byte[] bytes) {
            throw new UnsupportedOperationException("nobody reads here");
        }
    }
}
