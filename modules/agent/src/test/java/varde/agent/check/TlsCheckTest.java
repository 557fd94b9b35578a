package varde.agent.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import varde.core.detect.HeartbeatStatus;

/** The check of TLS alone, against real handshakes. */
class TlsCheckTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration FORTNIGHT = Duration.ofDays(14);

    @TempDir
    private Path folder;

    private ServerSocket server;

    private Certificate serve(String start, int days) throws Exception {
        Certificate certificate = Certificate.make(folder, start, days);
        SSLServerSocket listening = (SSLServerSocket) certificate
                .context()
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        server = listening;
        Thread thread = new Thread(() -> greet(listening), "tls-server");
        thread.setDaemon(true);
        thread.start();
        return certificate;
    }

    private static void greet(SSLServerSocket listening) {
        while (!listening.isClosed()) {
            try (SSLSocket socket = (SSLSocket) listening.accept()) {
                socket.startHandshake();
                socket.getInputStream().read();
            } catch (IOException next) {
                // The client has seen enough, or does not trust us.
            }
        }
    }

    @AfterEach
    void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    private TlsCheck.Endpoint endpoint(String name) {
        return new TlsCheck.Endpoint("127.0.0.1", server.getLocalPort(), name, FORTNIGHT);
    }

    @Test
    void aTrustedCertificateOfTheRightNameIsWellAndItsDaysAreTold() throws Exception {
        Certificate certificate = serve("-1d", 100);

        Finding finding =
                TlsCheck.trusting(certificate.pem(), endpoint("localhost")).look(LIMIT);

        assertThat(finding.status()).isEqualTo(HeartbeatStatus.OK);
        assertThat(finding.message()).matches("speaks TLSv1\\.[23], certificate good for 9[89] days");
    }

    @Test
    void oneThatEndsSoonIsDegraded() throws Exception {
        Certificate certificate = serve("-1d", 5);

        Finding finding =
                TlsCheck.trusting(certificate.pem(), endpoint("localhost")).look(LIMIT);

        assertThat(finding.status()).isEqualTo(HeartbeatStatus.DEGRADED);
        assertThat(finding.message()).startsWith("the certificate expires in 3 days, on ");
    }

    @Test
    void anExpiredOneHasFailed() throws Exception {
        Certificate certificate = serve("-90d", 60);

        Finding finding =
                TlsCheck.trusting(certificate.pem(), endpoint("localhost")).look(LIMIT);

        assertThat(finding.status()).isEqualTo(HeartbeatStatus.FAILED);
        assertThat(finding.message()).startsWith("TLS: the certificate").contains("expired");
    }

    @Test
    void anotherNameAndAnUnknownIssuerHaveFailed() throws Exception {
        Certificate certificate = serve("-1d", 100);

        assertThat(TlsCheck.trusting(certificate.pem(), endpoint("db.example.org"))
                        .look(LIMIT))
                .isEqualTo(Finding.failed("TLS: the certificate is for other names than db.example.org"));
        assertThat(TlsCheck.of(endpoint("localhost")).look(LIMIT))
                .isEqualTo(Finding.failed("TLS: nobody who is trusted here has signed the certificate"
                        + " (self-signed, or `ca` is missing)"));
    }

    @Test
    void whatSpeaksNoTlsOrDoesNotListenHasFailed() throws Exception {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

        assertThat(TlsCheck.of(endpoint("localhost")).look(Duration.ofMillis(300)))
                .isEqualTo(Finding.failed("no answer within 300 ms"));
        server.close();
        assertThat(TlsCheck.of(endpoint("localhost")).look(LIMIT).message())
                .startsWith("connection refused at 127.0.0.1:");
    }
}
