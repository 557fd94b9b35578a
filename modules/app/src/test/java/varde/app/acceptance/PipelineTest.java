package varde.app.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import varde.app.Settings;
import varde.app.embedded.DataFolder;
import varde.app.log.LogReader;
import varde.app.outbox.Arrival;
import varde.app.up.LocalRun;
import varde.core.correlate.Member;
import varde.core.correlate.Outage;
import varde.core.detect.Heartbeat;
import varde.core.detect.HeartbeatStatus;
import varde.core.escalate.Escalation;
import varde.core.oncall.Channel;
import varde.core.page.Page;
import varde.core.page.PageEvent;
import varde.wire.Topic;
import varde.wire.Topics;

/** From a heartbeat to a delivered page and back, and what bad input gets, on one run of everything. */
class PipelineTest {

    private static final Pattern LINK = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/a/\\S+");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private static Path temporary;

    private static final List<Arrival> ARRIVALS = new CopyOnWriteArrayList<>();
    private static final List<String> BROKEN = new CopyOnWriteArrayList<>();
    private static LocalRun run;
    private static Witness witness;
    private static KafkaProducer<byte[], byte[]> producer;

    @BeforeAll
    static void start() {
        TinyFolder folder = TinyFolder.at(temporary.resolve("config"))
                .watched("db/answered", "db/after-strangers", "db/after-poison", "db/whole")
                .steps("[{after: 0m, page: [\"person:kari\", \"person:ola\"]}]");
        run = LocalRun.start(
                DataFolder.open(temporary.resolve("data"), false),
                Settings.of(Map.of()),
                new LocalRun.Options(folder.read(), true, false, new PrintWriter(Writer.nullWriter()), ARRIVALS::add));
        witness = Witness.of(run.line());
        Map<String, Object> settings = new HashMap<>(run.line().clients());
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @AfterAll
    static void stop() {
        producer.close();
        witness.close();
        run.close();
    }

    @AfterEach
    void nothingElseHappened() {
        assertThat(witness.roots()).isSubsetOf(BROKEN);
        assertThat(witness.pages()).allSatisfy(page -> assertThat(page.person()).isIn("kari", "ola"));
    }

    @Test
    void aFailureIsPagedAnsweredByLinkAndSaidToBeOver() throws Exception {
        breakDown("db/answered");

        Outage outage = witness.awaitOpened("db/answered");
        Arrival toKari = arrived(Channel.SMS, "+4790000001", outage.number());
        Arrival toOla = arrived(Channel.SMS, "+4790000002", outage.number());
        assertThat(toKari.text()).startsWith("CRITICAL " + outage.number() + ": db/answered down since");
        assertThat(toOla.text()).startsWith("KRITISK " + outage.number() + ": db/answered nede fra");
        arrived(Channel.EMAIL, "kari@example.org", outage.number());
        await("every page is known to have arrived")
                .atMost(Witness.PATIENCE)
                .until(() -> latest(outage).pages().stream()
                        .allMatch(page -> page.fate() == Escalation.Fate.DELIVERED
                                || (page.channel() == Channel.EMAIL && page.fate() == Escalation.Fate.SENT)));

        answeredByLink(outage, toKari, toOla);

        run.simulate("db/answered", false);
        witness.awaitClosed("db/answered");
        allClear(outage);
        assertThat(told(outage, PageEvent.OPENED)).containsOnly("kari", "ola");
        assertThat(witness.pages().stream()
                        .filter(page -> page.kind() == Page.Kind.PAGE)
                        .map(Page::id))
                .doesNotHaveDuplicates();
    }

    private static void answeredByLink(Outage outage, Arrival toKari, Arrival toOla) throws Exception {
        int commands = count(run.line().topics().commandsEscalate());
        assertThat(ask("GET", toKari)).contains("I have it").contains("Kari Nordmann");
        assertThat(ask("GET", toOla)).contains("Jeg tar den").contains("Ola Hansen");
        assertThat(count(run.line().topics().commandsEscalate())).isEqualTo(commands);
        assertThat(latest(outage).status()).isEqualTo(Escalation.Status.RUNNING);

        assertThat(ask("POST", toKari)).contains("It is yours.");
        assertThat(ask("POST", toOla)).contains("Kari Nordmann tok den");
        assertThat(ask("POST", toKari)).contains("It is yours.");
        await().atMost(Witness.PATIENCE)
                .untilAsserted(() -> assertThat(latest(outage).acknowledgements())
                        .extracting(Escalation.Acknowledgement::person)
                        .first()
                        .isEqualTo("kari"));
    }

    private static void allClear(Outage outage) {
        await("all-clear to whoever was woken")
                .atMost(Witness.PATIENCE)
                .untilAsserted(
                        () -> assertThat(told(outage, PageEvent.ALL_CLEAR)).containsExactlyInAnyOrder("kari", "ola"));
        await().atMost(Witness.PATIENCE)
                .until(() -> ARRIVALS.stream().anyMatch(sms -> sms.text().startsWith("OVER " + outage.number() + ":")));
        await().atMost(Witness.PATIENCE)
                .until(() -> ARRIVALS.stream()
                        .anyMatch(sms -> sms.text().startsWith("FRISKMELDT " + outage.number() + ":")));
    }

    @Test
    void aComponentThatNobodyListsIsListedAsUnknownAndMakesNoOutage() throws Exception {
        for (HeartbeatStatus status : List.of(HeartbeatStatus.OK, HeartbeatStatus.FAILED)) {
            send(heartbeat("db/stranger", status));
        }

        await("it is listed")
                .atMost(Witness.PATIENCE)
                .until(() -> run.situation().members(Member.Standing.UNLISTED).stream()
                        .map(Member::component)
                        .toList()
                        .contains("db/stranger"));

        breakDown("db/after-strangers");
        witness.awaitOpened("db/after-strangers");
        assertThat(witness.roots()).doesNotContain("db/stranger");
        run.simulate("db/after-strangers", false);
        witness.awaitClosed("db/after-strangers");
    }

    @Test
    void poisonInAnyTopicGoesToRejectedAndTheNextFailureIsPaged() throws Exception {
        Topics topics = run.line().topics();
        List<RecordMetadata> poisoned = new ArrayList<>();
        for (Topic topic : List.of(
                topics.heartbeats(),
                topics.observations(),
                topics.configCorrelate(),
                topics.commandsCorrelate(),
                topics.outages(),
                topics.configEscalate(),
                topics.commandsEscalate(),
                topics.receipts(),
                topics.pages(Channel.SMS),
                topics.pages(Channel.EMAIL))) {
            poisoned.add(send(topic, "poison".getBytes(StandardCharsets.UTF_8)));
            // In the wire format, but by a schema that nobody has registered.
            poisoned.add(send(topic, new byte[] {0, 0, 0x0f, 0x42, 0x3f, 1, 2, 3}));
        }
        send(topics.heartbeats(), run.line().codecs().heartbeats().encode(withoutInterval()));

        poisoned.forEach(PipelineTest::awaitRejected);

        await("only a job reports without an interval")
                .atMost(Witness.PATIENCE)
                .untilAsserted(() -> assertThat(witness.rejected())
                        .anySatisfy(rejected -> assertThat(rejected.reason()).startsWith("db/whole is no job")));

        breakDown("db/after-poison");
        Outage outage = witness.awaitOpened("db/after-poison");
        arrived(Channel.SMS, "+4790000001", outage.number());
        arrived(Channel.EMAIL, "kari@example.org", outage.number());
        assertThat(run.failure()).isEmpty();
        run.simulate("db/after-poison", false);
        witness.awaitClosed("db/after-poison");
    }

    private static void awaitRejected(RecordMetadata place) {
        await("what became of " + place)
                .atMost(Witness.PATIENCE)
                .untilAsserted(() -> assertThat(witness.rejected()).anySatisfy(rejected -> {
                    assertThat(rejected.topic()).isEqualTo(place.topic());
                    assertThat(rejected.partition()).isEqualTo(place.partition());
                    assertThat(rejected.offset()).isEqualTo(place.offset());
                    assertThat(rejected.reason()).isNotBlank();
                }));
    }

    private static void breakDown(String component) {
        BROKEN.add(component);
        run.simulate(component, true);
    }

    private static Escalation latest(Outage outage) {
        return witness.escalations().stream()
                .filter(escalation -> escalation.outage().equals(outage.id()))
                .reduce((before, after) -> after)
                .orElseThrow();
    }

    private static List<String> told(Outage outage, PageEvent event) {
        return witness.pages().stream()
                .filter(page ->
                        page.outage().equals(outage.id()) && page.event() == event && page.kind() == Page.Kind.PAGE)
                .map(Page::person)
                .distinct()
                .toList();
    }

    private static Arrival arrived(Channel channel, String address, int number) {
        await(channel + " to " + address + " about " + number)
                .atMost(Witness.PATIENCE)
                .until(() -> ARRIVALS.stream().anyMatch(message -> isFor(message, channel, address, number)));
        return ARRIVALS.stream()
                .filter(message -> isFor(message, channel, address, number))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFor(Arrival message, Channel channel, String address, int number) {
        return message.channel() == channel
                && message.address().equals(address)
                && message.text().contains(" " + number + ":");
    }

    private static String ask(String method, Arrival sms) throws IOException, InterruptedException {
        Matcher link = LINK.matcher(sms.text());
        assertThat(link.find()).as("a link in: " + sms.text()).isTrue();
        HttpRequest request = HttpRequest.newBuilder(URI.create(link.group()))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static int count(Topic topic) {
        AtomicInteger count = new AtomicInteger();
        LogReader.readAll(run.line().kafka(), List.of(topic), record -> count.incrementAndGet());
        return count.get();
    }

    private static Heartbeat heartbeat(String component, HeartbeatStatus status) {
        return new Heartbeat(
                "agent/visitor",
                component,
                "main",
                "oslo",
                status,
                60_000,
                60_000,
                "",
                0,
                System.currentTimeMillis(),
                1);
    }

    private static Heartbeat withoutInterval() {
        return new Heartbeat("agent/visitor", "db/whole", "main", "oslo", HeartbeatStatus.OK, 0, 0, "", 0, 0, 1);
    }

    private static void send(Heartbeat heartbeat) throws ExecutionException, InterruptedException {
        producer.send(new ProducerRecord<>(
                        run.line().topics().heartbeats().name(),
                        heartbeat.agent().getBytes(StandardCharsets.UTF_8),
                        run.line().codecs().heartbeats().encode(heartbeat)))
                .get();
    }

    private static RecordMetadata send(Topic topic, byte[] value) throws ExecutionException, InterruptedException {
        return producer.send(new ProducerRecord<>(topic.name(), 0, "any".getBytes(StandardCharsets.UTF_8), value))
                .get();
    }
}
