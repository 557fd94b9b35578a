package varde.agent.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static varde.agent.check.Servers.check;
import static varde.agent.check.Servers.page;
import static varde.agent.check.Servers.trusting;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import varde.core.detect.HeartbeatStatus;

class HttpCheckTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @TempDir
    private static Path folder;

    private static Servers plain;
    private static Certificate certificate;
    private static Servers secure;

    @BeforeAll
    static void startServers() throws Exception {
        plain = Servers.http();
        certificate = Certificate.make(folder, "-1d", 100);
        secure = Servers.https(certificate);
    }

    @AfterAll
    static void stopServers() {
        plain.close();
        secure.close();
    }

    @Test
    void aGoodAnswerIsOkAndRedirectsAreAnswers() throws Exception {
        assertThat(check(plain.url("/good")).look(LIMIT)).isEqualTo(Finding.ok("answers 200"));
        assertThat(check(plain.url("/moved")).look(LIMIT)).isEqualTo(Finding.ok("answers 302"));
    }

    @Test
    void aStatusThatIsNotGoodIsFailed() throws Exception {
        assertThat(check(plain.url("/broken")).look(LIMIT)).isEqualTo(Finding.failed("answers 503, good are 200-399"));
    }

    @Test
    void aStatusIsGoodWhenTheFileSaysSo() throws Exception {
        var page =
                new HttpCheck.Page(plain.url("/broken"), StatusSet.of("200, 500-503"), Optional.empty(), Duration.ZERO);

        assertThat(HttpCheck.of(page).look(LIMIT)).isEqualTo(Finding.ok("answers 503"));
    }

    @Test
    void aTextThatIsMissingIsFailed() throws Exception {
        assertThat(containing("/good", "på stell").look(LIMIT)).isEqualTo(Finding.ok("answers 200"));
        assertThat(containing("/good", "ikke på stell").look(LIMIT))
                .isEqualTo(Finding.failed("answers 200, but without \"ikke på stell\""));
    }

    @Test
    void ofALargeBodyOnlyTheBeginningIsFetched() throws Exception {
        assertThat(containing("/large", "xxx").look(LIMIT)).isEqualTo(Finding.ok("answers 200"));
        assertThat(containing("/large", "end").look(LIMIT).status()).isEqualTo(HeartbeatStatus.FAILED);
    }

    @Test
    void silenceIsFailedWhenTheTimeIsUp() throws Exception {
        assertThat(check(plain.url("/mute")).look(Duration.ofMillis(300)))
                .isEqualTo(Finding.failed("no answer within 300 ms"));
    }

    @Test
    void anAnswerThatDripsIsCutOffWhenTheTimeIsUp() throws Exception {
        try (ServerSocket dripping = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> drip(dripping));
            server.setDaemon(true);
            server.start();

            assertThat(check(URI.create("http://127.0.0.1:" + dripping.getLocalPort()))
                            .look(Duration.ofMillis(400)))
                    .isEqualTo(Finding.failed("no answer within 400 ms"));
        }
    }

    @Test
    void whereNobodyListensTheConnectionIsRefused() throws Exception {
        int port = freePort();

        assertThat(check(URI.create("http://127.0.0.1:" + port + "/")).look(LIMIT))
                .isEqualTo(Finding.failed("connection refused at 127.0.0.1:" + port));
    }

    @Test
    void aHostThatDoesNotExistIsToldByName() throws Exception {
        assertThat(check(URI.create("http://no-such-host.invalid/")).look(LIMIT))
                .isEqualTo(Finding.failed("host name no-such-host.invalid is not known"));
    }

    @Test
    void garbageIsNoUsableAnswer() throws Exception {
        try (ServerSocket mail = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            greetOn(mail);

            Finding finding =
                    check(URI.create("http://127.0.0.1:" + mail.getLocalPort())).look(LIMIT);

            assertThat(finding.status()).isEqualTo(HeartbeatStatus.FAILED);
            assertThat(finding.message()).startsWith("no usable answer: ");
        }
    }

    @Test
    void eachLookConnectsAnew() throws Exception {
        try (Servers counting = Servers.http()) {
            HttpCheck check = check(counting.url("/good"));

            // An idle connection is given up a moment after it was used.
            await().untilAsserted(() -> {
                int before = counting.connections();
                check.look(LIMIT);
                assertThat(counting.connections()).isGreaterThan(Math.max(1, before));
            });
        }
    }

    @Test
    void aTrustedCertificateIsOkAndItsDaysAreTold() throws Exception {
        assertThat(trusting(certificate.pem(), secure.url("/good")).look(LIMIT))
                .isEqualTo(Finding.ok("answers 200, certificate good for 98 days"));
    }

    @Test
    void aCertificateThatExpiresSoonIsDegraded() throws Exception {
        Certificate old = Certificate.make(folder, "-90d", 95);
        try (Servers server = Servers.https(old)) {
            Finding finding = trusting(old.pem(), server.url("/good")).look(LIMIT);

            assertThat(finding.status()).isEqualTo(HeartbeatStatus.DEGRADED);
            assertThat(finding.message())
                    .startsWith("the certificate expires in 4 days, on 20")
                    .endsWith("answers 200");
        }
    }

    @Test
    void anExpiredCertificateIsFailed() throws Exception {
        Certificate expired = Certificate.make(folder, "-90d", 60);
        try (Servers server = Servers.https(expired)) {
            Finding finding = trusting(expired.pem(), server.url("/good")).look(LIMIT);

            assertThat(finding.status()).isEqualTo(HeartbeatStatus.FAILED);
            assertThat(finding.message()).startsWith("TLS: the certificate").contains("expired");
        }
    }

    @Test
    void aCertificateThatNobodyTrustsIsFailed() throws Exception {
        assertThat(check(secure.url("/good")).look(LIMIT))
                .isEqualTo(Finding.failed("TLS: nobody who is trusted here has signed the certificate"
                        + " (self-signed, or `ca` is missing)"));
    }

    @Test
    void aCertificateForAnotherNameIsFailed() throws Exception {
        assertThat(trusting(certificate.pem(), secure.url("127.0.0.1", "/good")).look(LIMIT))
                .isEqualTo(Finding.failed("TLS: the certificate is for other names than 127.0.0.1"));
    }

    @Test
    void aServerThatSpeaksNoTlsIsFailed() throws Exception {
        try (ServerSocket mail = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            greetOn(mail);
            String authority = "127.0.0.1:" + mail.getLocalPort();

            assertThat(check(URI.create("https://" + authority + "/")).look(LIMIT))
                    .isEqualTo(Finding.failed("TLS: " + authority + " does not speak TLS"));
        }
    }

    private static HttpCheck containing(String path, String text) {
        HttpCheck.Page page = page(plain.url(path));
        return HttpCheck.of(new HttpCheck.Page(page.url(), page.status(), Optional.of(text), page.expires()));
    }

    private static void drip(ServerSocket listener) {
        try (Socket client = listener.accept()) {
            client.setSoTimeout(50);
            client.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n".getBytes());
            while (true) {
                client.getOutputStream().write('x');
                client.getOutputStream().flush();
                awaitTimeout(client);
            }
        } catch (IOException gone) {
            // The client has had enough.
        }
    }

    private static void awaitTimeout(Socket client) throws IOException {
        try {
            while (client.getInputStream().read() >= 0) {
                // The request is of no interest.
            }
            throw new EOFException();
        } catch (SocketTimeoutException silent) {
            // Time for the next byte.
        }
    }

    private static void greetOn(ServerSocket listener) {
        Thread server = new Thread(() -> greet(listener));
        server.setDaemon(true);
        server.start();
    }

    private static void greet(ServerSocket listener) {
        try (Socket client = listener.accept()) {
            client.getOutputStream().write("220 mail.example.org ESMTP\r\n".getBytes());
            while (client.getInputStream().read() >= 0) {
                // The request is of no interest.
            }
        } catch (IOException gone) {
            // The client has had enough.
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }
}
