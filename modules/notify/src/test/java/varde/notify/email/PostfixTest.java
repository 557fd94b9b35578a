package varde.notify.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import varde.core.oncall.Channel;
import varde.notify.APage;
import varde.notify.Delivery;
import varde.notify.Message;
import varde.notify.Timeouts;
import varde.notify.email.EmailSettings.Login;
import varde.notify.email.EmailSettings.Protection;

/**
 * With Postfix itself (Debian's package {@code postfix}), TLS and a password. Skipped where it is not installed or cannot be started,
 * because that takes root; {@code .ci/run} installs it.
 */
@DisplayName("A mail through Postfix")
@EnabledIf("postfixIsHere")
class PostfixTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Timeouts TIMEOUTS = new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(10));

    @TempDir
    private static Path folder;

    private static SSLContext trust;
    private static Postfix postfix;

    static boolean postfixIsHere() {
        return Postfix.isHere();
    }

    @BeforeAll
    static void start() throws Exception {
        Path keys = java.nio.file.Files.createDirectories(folder.resolve("keys"));
        Certificate certificate = Certificate.make(keys);
        trust = certificate.context();
        postfix = Postfix.start(
                java.nio.file.Files.createDirectories(folder.resolve("postfix")), certificate, "varde", "hemmelig");
    }

    @AfterAll
    static void stop() throws Exception {
        if (postfix != null) {
            postfix.close();
        }
    }

    @Test
    void arrivesWithItsIdentityAndItsThread() throws Exception {
        EmailProvider relay = relay("hemmelig", trust.getSocketFactory());

        Delivery delivery = relay.send(to("kari@example.org", "p1"));
        relay.send(to("kari@example.org", "p2"));

        assertThat(delivery).isInstanceOf(Delivery.Sent.class);
        String queueId = ((Delivery.Sent) delivery).providerId();
        assertThat(queueId).isNotEmpty();
        await().atMost(SOON).until(() -> about("p1").size() == 1 && about("p2").size() == 1);
        String mail = about("p1").get(0);
        assertThat(mail)
                .contains("Message-ID: <p1@varde>", "References: <outage-outage-1042@varde>", "To: kari@example.org")
                .contains("TLSv1.3", "Authenticated sender");
        assertThat(about("p2").get(0)).contains("References: <outage-outage-1042@varde>");
        assertThat(postfix.log()).anyMatch(line -> line.contains(queueId) && line.contains("message-id=<p1@varde>"));
        relay.close();
    }

    @Test
    void goesOverOneConnectionAfterTheOther() throws Exception {
        EmailProvider relay = relay("hemmelig", trust.getSocketFactory());
        long before = connections();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        for (int i = 0; i < 60; i++) {
            String page = "many" + i;
            threads.execute(() -> relay.send(to("ola@example.org", page)));
        }
        threads.shutdown();

        assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        await().atMost(SOON).until(() -> about("many").size() == 60);
        assertThat(connections() - before).isBetween(1L, 4L);
        relay.close();
    }

    @Test
    void isRefusedForGoodWithAWrongPassword() {
        EmailProvider relay = relay("wrong", trust.getSocketFactory());

        assertThat(relay.send(to("kari@example.org", "w1")))
                .isEqualTo(Delivery.hopeless("could not connect (SMTP 535)"));
    }

    @Test
    void isRefusedForGoodToSomebodyWhomItDoesNotKnow() {
        EmailProvider relay = relay("hemmelig", trust.getSocketFactory());

        assertThat(relay.send(to("nobody@example.org", "n1"))).isEqualTo(Delivery.hopeless("SMTP 550"));
        assertThat(relay.send(to("kari@example.org", "n2"))).isInstanceOf(Delivery.Sent.class);
    }

    @Test
    void doesNotLeaveToAServerThatShowsAStrangersCertificate() throws Exception {
        EmailProvider relay = relay("hemmelig", (SSLSocketFactory) SSLSocketFactory.getDefault());

        assertThat(relay.send(to("kari@example.org", "s1")))
                .isInstanceOfSatisfying(
                        Delivery.Failed.class,
                        failed -> assertThat(failed.hope()).isEqualTo(Delivery.Hope.NONE));
        assertThat(about("s1")).isEmpty();
    }

    private static List<String> about(String page) throws Exception {
        return postfix.delivered().stream()
                .filter(mail -> mail.contains("Message-ID: <" + page))
                .toList();
    }

    private static long connections() throws Exception {
        return postfix.log().stream()
                .filter(line -> line.contains("]: connect from"))
                .count();
    }

    private static EmailProvider relay(String password, SSLSocketFactory trusted) {
        return new EmailProvider(
                new EmailSettings(
                        "relay",
                        "localhost",
                        postfix.port(),
                        Protection.STARTTLS,
                        Optional.of(new Login("varde", password)),
                        "Varde <varde@example.org>",
                        TIMEOUTS),
                trusted);
    }

    private static Message to(String address, String page) {
        return APage.to("kari").by(Channel.EMAIL, address).message(page);
    }
}
