package varde.notify.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import varde.core.oncall.Channel;
import varde.notify.APage;
import varde.notify.Delivery;
import varde.notify.Listener;
import varde.notify.Message;
import varde.notify.Reply;
import varde.notify.Report;

@DisplayName("A text message through the spool of a modem")
class SpoolProviderTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String SENT = "To: 4790000001\nModem: GSM1\nSent: 26-11-26 03:14:00\nMessage_id: 117\n\none";

    @TempDir
    private Path folder;

    private final List<Report> reports = new CopyOnWriteArrayList<>();
    private final List<Reply> replies = new CopyOnWriteArrayList<>();
    private volatile boolean safe = true;
    private SpoolProvider provider;

    @BeforeEach
    void makeTheFolders() throws IOException {
        for (String name : List.of("outgoing", "checked", "sent", "failed", "incoming")) {
            Files.createDirectories(folder.resolve(name));
        }
        provider = provider();
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    void isAFileThatStandsThereWhole() throws IOException {
        Delivery delivery = provider.send(message("p1/x", "Kjernejournal nede 5 €\nÅrsak: To: +4799999999"));

        Path file = only("outgoing");
        assertThat(delivery).isEqualTo(new Delivery.Sent(file.getFileName().toString(), false));
        assertThat(new String(Files.readAllBytes(file), Charset.forName("ISO-8859-15")))
                .isEqualTo("To: 4790000001\nAlphabet: ISO\nPriority: high\nReport: yes\nVarde-Page: p1/x\n\n"
                        + "Kjernejournal nede 5 €\nÅrsak: To: +4799999999");
        try (var files = Files.list(folder)) {
            assertThat(files.filter(Files::isRegularFile))
                    .as("nothing half is left")
                    .isEmpty();
        }
    }

    @Test
    void toSomethingElseThanANumberIsRefused() throws IOException {
        Message message = new APage(
                        "kari", Channel.SMS, "+47900\nAlphabet: UCS", 1042, "s", "t", "", APage.FOREVER, false)
                .message("p1");

        assertThat(provider.send(message)).isEqualTo(Delivery.hopeless("not a telephone number"));
        assertThat(files("outgoing")).isEmpty();
    }

    @Test
    void isNotRepeatedByAProcessThatFindsItThere() throws IOException {
        Delivery first = provider.send(message("p1", "one"));
        Files.move(
                only("outgoing"),
                folder.resolve("sent").resolve(only("outgoing").getFileName()));

        Delivery second = provider()
                .send(new Message(
                        message("p1", "one").page(), message("p1", "one").attempt(), true));

        assertThat(second).isEqualTo(first);
        assertThat(files("outgoing")).isEmpty();
    }

    @Test
    void isTriedAgainUnderAnotherNameWhenTheModemHasFailed() throws IOException {
        provider.send(message("p1", "one"));
        Files.move(
                only("outgoing"),
                folder.resolve("failed").resolve(only("outgoing").getFileName()));

        Delivery again = provider.send(message("p1", "one"));

        assertThat(again)
                .isEqualTo(new Delivery.Sent(only("outgoing").getFileName().toString(), false));
        assertThat(only("outgoing").getFileName()).isNotEqualTo(only("failed").getFileName());
    }

    @Test
    void hasArrivedWhenTheNetworkSaysSo() throws IOException {
        provider.listen(listener());
        provider.send(message("p1", "one"));
        String name = only("outgoing").getFileName().toString();
        begins(name, "sent", SENT);
        ends(name, "sent");
        theNetworkSaysThatItHasArrived();

        await().atMost(SOON).until(() -> reports.size() == 1);
        assertThat(reports.get(0)).isEqualTo(Report.of("modem", name, Report.Fate.DELIVERED, ""));
        assertThat(replies).isEmpty();
        assertThat(files("incoming")).isEmpty();
    }

    @Test
    void isNotJudgedByTheHalfOfAFileThatTheDaemonIsCopying() throws IOException {
        SpoolWatch watch = new SpoolWatch(settings(true));
        provider.send(message("p1", "one"));
        String name = only("outgoing").getFileName().toString();
        watch.expect(name);

        begins(name, "sent", "");
        watch.look(listener());
        begins(name, "sent", "To: 4790000001\nModem: GSM1\n");
        watch.look(listener());
        begins(name, "sent", SENT);
        watch.look(listener());
        assertThat(reports).isEmpty();

        ends(name, "sent");
        watch.look(listener());
        assertThat(reports).as("the network is still to say").isEmpty();
        theNetworkSaysThatItHasArrived();

        await().atMost(SOON).until(() -> {
            watch.look(listener());
            return reports.size() == 1;
        });
        assertThat(reports.get(0)).isEqualTo(Report.of("modem", name, Report.Fate.DELIVERED, ""));
    }

    @Test
    void hasFailedOnlyWhenTheDaemonHasSaidWhy() throws IOException {
        SpoolWatch watch = new SpoolWatch(settings(false));
        provider.send(message("p1", "one"));
        String name = only("outgoing").getFileName().toString();
        watch.expect(name);

        begins(name, "failed", "To: 4790000001\n");
        watch.look(listener());
        assertThat(reports).isEmpty();

        begins(name, "failed", "To: 4790000001\nFail_reason: Modem is not registered\n\none");
        ends(name, "failed");
        watch.look(listener());
        watch.look(listener());
        assertThat(reports)
                .containsExactly(Report.of(
                        "modem", name, Report.Fate.FAILED, "the modem could not send it (Modem is not registered)"));
    }

    @Test
    void isTakenBackWhileTheDaemonHasNotBegun() throws IOException {
        Delivery.Sent sent = (Delivery.Sent) provider.send(message("p1", "one"));

        provider.recall(sent.providerId());
        provider.recall("../smsd.conf");

        assertThat(files("outgoing")).isEmpty();
    }

    @Test
    void fromAPersonStaysInTheFolderUntilItIsSafe() throws IOException {
        safe = false;
        provider.listen(listener());
        Files.write(
                folder.resolve("incoming/GSM1.b"),
                ("From: 4790000001\nReceived: 26-11-26 03:15:00\nAlphabet: UCS2\n\n")
                        .getBytes(StandardCharsets.US_ASCII));
        Files.write(
                folder.resolve("incoming/GSM1.b"),
                "ok 1042 č".getBytes(StandardCharsets.UTF_16BE),
                java.nio.file.StandardOpenOption.APPEND);
        Path seen = folder.resolve("incoming/GSM1.b");
        await().pollDelay(Duration.ofMillis(2_500)).atMost(SOON).until(() -> Files.exists(seen));
        assertThat(replies).isEmpty();

        safe = true;

        await().atMost(SOON).until(() -> replies.size() == 1 && !Files.exists(seen));
        assertThat(replies.get(0)).isEqualTo(new Reply("modem", "GSM1.b", "+4790000001", "ok 1042 č"));
    }

    private SpoolProvider provider() {
        return new SpoolProvider(settings(true));
    }

    private SpoolSettings settings(boolean statusReports) {
        return new SpoolSettings(
                "modem", folder.resolve("outgoing"), statusReports, Duration.ofSeconds(60), Optional.empty());
    }

    /** The daemon copies: a lock first, then the file bit by bit; what it copies from stays until the end. */
    private void begins(String name, String to, String soFar) throws IOException {
        Files.write(folder.resolve(to).resolve(name + ".LOCK"), new byte[0]);
        Files.writeString(folder.resolve(to).resolve(name), soFar);
    }

    private void ends(String name, String to) throws IOException {
        Files.delete(folder.resolve("outgoing").resolve(name));
        Files.delete(folder.resolve(to).resolve(name + ".LOCK"));
    }

    private void theNetworkSaysThatItHasArrived() throws IOException {
        Files.writeString(folder.resolve("incoming/GSM1.a"), """
                From: 4790000001
                Subject: GSM1

                SMS STATUS REPORT
                Message_id: 117
                Discharge_timestamp: 26-11-26 03:14:02
                Status: 0,Ok,short message received by the SME
                """);
    }

    private Listener listener() {
        return new Listener() {
            @Override
            public void report(Report report) {
                reports.add(report);
            }

            @Override
            public void reply(Reply reply) {
                if (!safe) {
                    throw new IllegalStateException("Kafka is away");
                }
                replies.add(reply);
            }
        };
    }

    private Path only(String name) throws IOException {
        assertThat(files(name)).hasSize(1);
        return files(name).get(0);
    }

    private List<Path> files(String name) throws IOException {
        try (var files = Files.list(folder.resolve(name))) {
            return files.toList();
        }
    }

    private static Message message(String page, String text) {
        return APage.to("kari").saying(text, "").message(page);
    }
}
