package varde.agent.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DnsCheckTest {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final String NAME = "www.example.org";

    @Test
    void aNameThatIsKnownIsOk() throws Exception {
        try (NameServer server = NameServer.answering(NameServer.NO_ERROR, "192.0.2.7", "192.0.2.5")) {
            assertThat(asking(server).look(LIMIT)).isEqualTo(Finding.ok(NAME + " is 192.0.2.5, 192.0.2.7"));
            assertThat(asking(server, "192.0.2.7", "192.0.2.5").look(LIMIT))
                    .isEqualTo(Finding.ok(NAME + " is 192.0.2.5, 192.0.2.7"));
        }
    }

    @Test
    void anotherAnswerThanExpectedIsFailed() throws Exception {
        try (NameServer server = NameServer.answering(NameServer.NO_ERROR, "203.0.113.66")) {
            assertThat(asking(server, "192.0.2.7").look(LIMIT))
                    .isEqualTo(Finding.failed(NAME + " is 203.0.113.66 instead of 192.0.2.7"));
        }
    }

    @Test
    void aNameThatIsNotKnownIsFailed() throws Exception {
        try (NameServer server = NameServer.answering(NameServer.NO_SUCH_NAME)) {
            assertThat(asking(server).look(LIMIT))
                    .isEqualTo(Finding.failed(NAME + " is not known to " + server.address()));
        }
    }

    @Test
    void aNameWithoutSuchARecordIsFailed() throws Exception {
        try (NameServer server = NameServer.answering(NameServer.NO_ERROR)) {
            assertThat(asking(server).look(LIMIT)).isEqualTo(Finding.failed(NAME + " has no A record"));
        }
    }

    @Test
    void aServerThatRefusesIsFailed() throws Exception {
        try (NameServer server = NameServer.answering(NameServer.REFUSED)) {
            assertThat(asking(server).look(LIMIT).message())
                    .startsWith(server.address() + " does not answer for " + NAME + ": ");
        }
    }

    @Test
    void aServerThatIsSilentIsFailedWhenTheTimeIsUp() throws Exception {
        try (NameServer server = NameServer.mute()) {
            assertThat(asking(server).look(Duration.ofMillis(300)))
                    .isEqualTo(Finding.failed("no answer from " + server.address() + " within 300 ms"));
        }
    }

    private static DnsCheck asking(NameServer server, String... expect) {
        return new DnsCheck(NAME, "A", server.address(), List.of(expect));
    }
}
