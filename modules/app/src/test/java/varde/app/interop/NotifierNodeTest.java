package varde.app.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import varde.app.embedded.SharedCluster;
import varde.app.embedded.ThrowawayCluster;
import varde.app.topics.TopicPlan;
import varde.app.topics.TopicSetup;
import varde.core.correlate.Severity;
import varde.core.oncall.Channel;
import varde.core.oncall.Language;
import varde.core.page.Page;
import varde.core.page.PageEvent;
import varde.core.page.Receipt;
import varde.wire.Topics;
import varde.wire.codec.Codec;
import varde.wire.codec.Codecs;
import varde.wire.registry.Contract;
import varde.wire.registry.RegistryClient;
import varde.wire.registry.RegistrySettings;
import varde.wire.serde.RegistrySchemaIds;

/**
 * Pages written by Varde, read by the example in JavaScript with Confluent's own schema-registry client, and its receipts
 * read by Varde. Runs where {@code npm ci} has been run in {@code examples/notifier-node}.
 */
@Tag("interop")
@EnabledIf("isInstalled")
@ExtendWith(SharedCluster.class)
class NotifierNodeTest {

    private static final Path EXAMPLE = Path.of("../../examples/notifier-node");
    private static final Topics TOPICS = new Topics("node.");
    private static final int PARTITION = 1;
    private static final long FOR_EVER = 4_102_444_800_000L;

    @TempDir
    private Path temporary;

    static boolean isInstalled() {
        return Files.isDirectory(EXAMPLE.resolve("node_modules"));
    }

    @Test
    void aNotifierInJavaScriptSendsWhatIsToBeSentAndSaysWhatBecameOfTheRest(ThrowawayCluster cluster) throws Exception {
        try (RegistryClient registry = new RegistryClient(RegistrySettings.of(cluster.registry()));
                TopicSetup setup =
                        TopicSetup.open(Map.of("bootstrap.servers", cluster.bootstrap()), TopicPlan.local(TOPICS))) {
            setup.create();
            Contract.publish(registry, TOPICS);
            Codecs codecs = new Codecs(TOPICS, new RegistrySchemaIds(registry));

            writeAborted(cluster, codecs.pages(Channel.WEBHOOK).encode(page("aborted", Page.Kind.PAGE, FOR_EVER)));
            write(cluster, codecs.pages(Channel.WEBHOOK));
            String said = runNotifier(cluster);

            // Order within a partition is order of sending; the aborted page was never there.
            List<Receipt> receipts = receipts(cluster, codecs.receipts(), 3);
            assertThat(receipts).extracting(Receipt::page).containsExactly("too-late", "withdrawn", "good-æøå");
            assertThat(receipts)
                    .extracting(Receipt::status)
                    .containsExactly(Receipt.Status.DROPPED, Receipt.Status.DROPPED, Receipt.Status.DELIVERED);
            assertThat(receipts.get(2)).satisfies(receipt -> {
                assertThat(receipt.team()).isEqualTo("kjernejournal");
                assertThat(receipt.person()).isEqualTo("kari");
                assertThat(receipt.channel()).isEqualTo(Channel.WEBHOOK);
                assertThat(receipt.attempt()).isEqualTo(1);
                assertThat(receipt.providerId()).contains("good-æøå");
            });
            assertThat(said)
                    .contains("KRITISK 1041: Årsak")
                    .contains("good-æøå")
                    .doesNotContain("aborted");
        }
    }

    private static Page page(String id, Page.Kind kind, long tryUntil) {
        return new Page(
                id,
                kind,
                PageEvent.OPENED,
                "outage-1",
                1041,
                "kjernejournal",
                "kari",
                Channel.WEBHOOK,
                "chat",
                Language.NB,
                Severity.CRITICAL,
                "KRITISK 1041: Årsak",
                "KRITISK",
                "Årsak: db-kj-a",
                "<p>Årsak</p>",
                tryUntil,
                true);
    }

    private static void write(ThrowawayCluster cluster, Codec<Page> codec)
            throws ExecutionException, InterruptedException {
        Map<String, Object> settings = Map.of("bootstrap.servers", cluster.bootstrap());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), codec.serializer())) {
            for (Page page : List.of(
                    page("too-late", Page.Kind.PAGE, 1),
                    page("withdrawn", Page.Kind.PAGE, FOR_EVER),
                    page("withdrawn", Page.Kind.WITHDRAW, FOR_EVER),
                    page("good-æøå", Page.Kind.PAGE, FOR_EVER))) {
                producer.send(record(page));
            }
            producer.send(new ProducerRecord<>(pages(), PARTITION, null, null)).get();
        }
    }

    private static ProducerRecord<String, Page> record(Page page) {
        return new ProducerRecord<>(pages(), PARTITION, page.person(), page);
    }

    private static void writeAborted(ThrowawayCluster cluster, byte[] value)
            throws ExecutionException, InterruptedException {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", cluster.bootstrap(), "transactional.id", "interop-aborted");
        try (var producer = new KafkaProducer<>(
                settings, new StringSerializer(), new org.apache.kafka.common.serialization.ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(pages(), PARTITION, "kari", value))
                    .get();
            producer.abortTransaction();
        }
    }

    private static String pages() {
        return TOPICS.pages(Channel.WEBHOOK).name();
    }

    private String runNotifier(ThrowawayCluster cluster) throws IOException, InterruptedException {
        Path output = temporary.resolve("notifier.log");
        Process notifier = new ProcessBuilder(
                        EXAMPLE.resolve("check").toAbsolutePath().normalize().toString(),
                        "--bootstrap",
                        cluster.bootstrap(),
                        "--registry",
                        cluster.registry(),
                        "--prefix",
                        TOPICS.prefix(),
                        "--patience",
                        "150")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(notifier.waitFor(180, TimeUnit.SECONDS)).as("ends").isTrue();
            assertThat(notifier.exitValue()).as(Files.readString(output)).isZero();
            return Files.readString(output);
        } finally {
            notifier.destroyForcibly();
        }
    }

    private static List<Receipt> receipts(ThrowawayCluster cluster, Codec<Receipt> codec, int count) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", cluster.bootstrap(), "isolation.level", "read_committed");
        List<Receipt> receipts = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), codec.deserializer())) {
            TopicPartition partition = new TopicPartition(TOPICS.receipts().name(), 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                for (ConsumerRecord<String, Receipt> record : consumer.poll(Duration.ofMillis(200))) {
                    assertThat(record.key()).isEqualTo(record.value().team());
                    receipts.add(record.value());
                }
                return receipts.size() >= count;
            });
        }
        return receipts;
    }
}
