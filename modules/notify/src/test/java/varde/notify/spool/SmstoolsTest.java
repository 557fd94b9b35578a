package varde.notify.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import varde.notify.APage;
import varde.notify.Delivery;
import varde.notify.Listener;
import varde.notify.Message;
import varde.notify.Reply;
import varde.notify.Report;

/**
 * With the daemon of smstools itself (Debian's package {@code smstools}) and a modem on loopback. Skipped where the daemon is
 * not installed; {@code .ci/run} installs it.
 */
@DisplayName("The spool and smstools' own daemon")
@EnabledIf("thereIsADaemon")
class SmstoolsTest {

    private static final Path DAEMON = Path.of("/usr/sbin/smsd");
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final List<Report> reports = new CopyOnWriteArrayList<>();
    private final List<Reply> replies = new CopyOnWriteArrayList<>();
    private Modem modem;
    private Process daemon;
    private SpoolProvider provider;

    static boolean thereIsADaemon() {
        return Files.isExecutable(DAEMON);
    }

    @BeforeEach
    void startTheDaemon() throws Exception {
        modem = Modem.start();
        Path settings = settings();
        daemon = new ProcessBuilder(DAEMON.toString(), "-t", "-c" + settings)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("terminal.log").toFile())
                .start();
        provider = new SpoolProvider(new SpoolSettings(
                "modem", folder.resolve("outgoing"), false, Duration.ofSeconds(60), Optional.empty()));
        provider.listen(new Listener() {
            @Override
            public void report(Report report) {
                reports.add(report);
            }

            @Override
            public void reply(Reply reply) {
                replies.add(reply);
            }
        });
    }

    private Path settings() throws IOException {
        for (String name : List.of("outgoing", "checked", "sent", "failed", "incoming")) {
            Files.createDirectories(folder.resolve(name));
        }
        Path settings = folder.resolve("smsd.conf");
        Files.writeString(settings, """
                devices = modem
                outgoing = %1$s/outgoing
                checked = %1$s/checked
                sent = %1$s/sent
                failed = %1$s/failed
                incoming = %1$s/incoming
                logfile = %1$s/smsd.log
                infofile = %1$s/smsd.working
                pidfile = %1$s/smsd.pid
                delaytime = 1
                errorsleeptime = 1
                [modem]
                device = @127.0.0.1:%2$d
                incoming = yes
                memory_start = 1
                report = no
                send_delay = 0
                """.formatted(folder, modem.port()));
        return settings;
    }

    @AfterEach
    void stopTheDaemon() throws InterruptedException {
        provider.close();
        daemon.destroy();
        if (!daemon.waitFor(20, TimeUnit.SECONDS)) {
            daemon.descendants().forEach(ProcessHandle::destroyForcibly);
            daemon.destroyForcibly();
        }
        modem.close();
    }

    @Test
    void agreeOnWhatIsSentInEitherAlphabet() {
        provider.send(saying("KRITISK 1042: Kjernejournal nede fra 03:14. Årsak: æøå {db} 5 €", "p1"));
        Delivery second = provider.send(saying("Guovdageaidnu čáhppes ŋuđđi", "p2"));

        assertThat(second).isInstanceOf(Delivery.Sent.class);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(modem.sent())
                        .containsExactlyInAnyOrder(
                                new Modem.Given(
                                        "4790000001",
                                        "KRITISK 1042: Kjernejournal nede fra 03:14. Årsak: æøå {db} 5 €"),
                                new Modem.Given("4790000001", "Guovdageaidnu čáhppes ŋuđđi")));
        await().atMost(SOON).until(() -> reports.size() == 2);
        assertThat(reports).extracting(Report::fate).containsOnly(Report.Fate.GONE);
        assertThat(reports).extracting(report -> report.ids().get(0)).contains(((Delivery.Sent) second).providerId());
    }

    @Test
    void agreeOnWhatCouldNotBeSent() {
        modem.refuses();

        provider.send(saying("KRITISK 1042", "p1"));

        await().atMost(SOON).until(() -> reports.size() == 1);
        assertThat(reports.get(0).fate()).isEqualTo(Report.Fate.FAILED);
        assertThat(reports.get(0).reason()).startsWith("the modem could not send it (");
        assertThat(modem.sent()).isEmpty();
    }

    @Test
    void agreeOnWhatAPersonHasWritten() throws IOException {
        // "ok 1042 ø" from +4790000001, in the GSM alphabet.
        modem.receives("00040A917409000010000062112251000000" + "09" + packed("ok 1042 ø"));

        await().atMost(SOON).until(() -> replies.size() == 1);
        assertThat(replies.get(0).text()).isEqualTo("ok 1042 ø");
        assertThat(replies.get(0).from()).isEqualTo("+4790000001");
        await().atMost(SOON).until(() -> isEmpty(folder.resolve("incoming")));
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private static String packed(String text) {
        byte[] codes = varde.core.page.Gsm7.octets(text);
        byte[] packed = new byte[(codes.length * 7 + 7) / 8];
        for (int i = 0; i < codes.length; i++) {
            int bit = i * 7;
            packed[bit / 8] |= (byte) (codes[i] << bit % 8);
            if (bit % 8 > 1) {
                packed[bit / 8 + 1] |= (byte) (codes[i] >> 8 - bit % 8);
            }
        }
        return java.util.HexFormat.of().withUpperCase().formatHex(packed);
    }

    private static Message saying(String text, String page) {
        return APage.to("kari").saying(text, "").message(page);
    }
}
