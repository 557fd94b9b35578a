package varde.agent.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TcpCheckTest {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    @Test
    void whereSomethingListensAllIsWell() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            int port = listener.getLocalPort();

            assertThat(new TcpCheck("127.0.0.1", port).look(LIMIT))
                    .isEqualTo(Finding.ok("accepts connections at 127.0.0.1:" + port));
        }
    }

    @Test
    void whereNothingListensItHasFailed() throws Exception {
        int port = HttpCheckTest.freePort();

        assertThat(new TcpCheck("127.0.0.1", port).look(LIMIT))
                .isEqualTo(Finding.failed("connection refused at 127.0.0.1:" + port));
    }

    @Test
    void aHostThatDoesNotExistIsToldByName() {
        assertThat(new TcpCheck("no-such-host.invalid", 80).look(LIMIT))
                .isEqualTo(Finding.failed("host name no-such-host.invalid is not known"));
    }
}
