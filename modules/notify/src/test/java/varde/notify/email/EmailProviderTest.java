package varde.notify.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import varde.core.oncall.Channel;
import varde.notify.APage;
import varde.notify.Delivery;
import varde.notify.Message;
import varde.notify.Timeouts;
import varde.notify.email.EmailSettings.Login;
import varde.notify.email.EmailSettings.Protection;

@DisplayName("A mail relay")
class EmailProviderTest {

    private static final APage PAGE = APage.to("kari").by(Channel.EMAIL, "kari@example.org");
    private static final Optional<Login> NOBODY = Optional.empty();

    @TempDir
    static Path folder;

    /** Where an answer comes, however busy the machine is. */
    private static final Timeouts PATIENT = new Timeouts(Duration.ofSeconds(30), Duration.ofSeconds(30));

    /** Where none comes. */
    private static final Timeouts BRIEF = new Timeouts(Duration.ofSeconds(30), Duration.ofMillis(700));

    private static SSLContext trust;

    private GreenMail greenMail;
    private SmtpPeer peer;

    @BeforeAll
    static void makeACertificate() throws Exception {
        trust = Certificate.make(folder).context();
    }

    @BeforeEach
    void startTheServers() throws Exception {
        greenMail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        greenMail.start();
        peer = new SmtpPeer(trust);
    }

    @AfterEach
    void stopTheServers() throws Exception {
        greenMail.stop();
        peer.close();
    }

    @Test
    void carriesAPageInPlainTextAndHtml() throws Exception {
        Delivery delivery = greenMailProvider().send(PAGE.message("p/1"));

        assertThat(delivery).isInstanceOf(Delivery.Sent.class);
        MimeMessage mail = onlyMail();
        assertThat(mail.getSubject()).isEqualTo("KRITISK 1042: Kjernejournal nede");
        assertThat(mail.getHeader("Message-ID")).containsExactly("<p=2f1@varde>");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("Content-Language")).containsExactly("nb");
        assertThat(mail.getHeader("Importance")).containsExactly("high");
        assertThat(mail.getHeader(Message.POSSIBLE_REPEAT)).isNull();
        assertThat(mail.getSentDate()).isNotNull();
        MimeMultipart body = (MimeMultipart) mail.getContent();
        assertThat(body.getContentType()).startsWith("multipart/alternative");
        assertThat(body.getBodyPart(0).getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
        assertThat(body.getBodyPart(0).getContent().toString()).contains("03:14 – årsak: db-kj-a");
        assertThat(body.getBodyPart(1).getContentType()).isEqualToIgnoringCase("text/html; charset=UTF-8");
        assertThat(body.getBodyPart(1).getContent()).isEqualTo("<p>Kjernejournal nede</p>");
    }

    @Test
    void threadsTheMailsOfOneOutage() throws Exception {
        EmailProvider provider = greenMailProvider();
        provider.send(PAGE.message("p1"));
        provider.send(PAGE.message("p2"));
        provider.send(PAGE.about(1043).message("p3"));

        MimeMessage[] mails = greenMail.getReceivedMessages();
        assertThat(mails).hasSize(3);
        assertThat(mails[0].getHeader("References")).isEqualTo(mails[1].getHeader("References"));
        assertThat(mails[0].getHeader("In-Reply-To")).isEqualTo(mails[0].getHeader("References"));
        assertThat(mails[0].getHeader("References")).isNotEqualTo(mails[2].getHeader("References"));
        assertThat(mails[2].getSubject()).startsWith("[1043] ");
    }

    @Test
    void marksRepeatsAndDrills() throws Exception {
        greenMailProvider().send(new Message(PAGE.drill().page("p1"), 2, true));

        assertThat(onlyMail().getHeader(Message.POSSIBLE_REPEAT)).containsExactly("true");
        assertThat(onlyMail().getHeader(Message.TEST)).containsExactly("true");
    }

    @Test
    void letsNothingOutOfAPageBecomeAHeader() throws Exception {
        greenMailProvider()
                .send(PAGE.headed("1042 nede\r\nBcc: all@example.org\r\n\r\nboo")
                        .message("p\r\nBcc: x@example.org"));

        MimeMessage mail = onlyMail();
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getSubject()).isEqualTo("1042 nede  Bcc: all@example.org    boo");
        assertThat(mail.getHeader("Message-ID")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kari@example.org\r\nBcc: x@example.org", "a@example.org, b@example.org", "kari", "", " "})
    void refusesWhatIsNotOneAddress(String address) {
        Delivery delivery =
                greenMailProvider().send(PAGE.by(Channel.EMAIL, address).message("p1"));

        assertThat(delivery).isEqualTo(Delivery.hopeless("not a mail address"));
        assertThat(greenMail.getReceivedMessages()).isEmpty();
    }

    @Test
    void raisesTheConnectionToTlsBeforeItSaysWhoItIs() {
        Delivery delivery = provider(Protection.STARTTLS, Optional.of(new Login("varde", "hush")))
                .send(PAGE.message("p1"));

        assertThat(delivery).isEqualTo(new Delivery.Sent("Q1", false));
        assertThat(peer.protectedCommands()).containsExactly("EHLO", "AUTH varde varde hush", "MAIL", "RCPT", "DATA");
    }

    @Test
    void doesNotTrustAServerThatAnybodyCouldBe() {
        EmailSettings settings = settings(peer.port(), Protection.STARTTLS, NOBODY);

        Delivery delivery = new EmailProvider(settings).send(PAGE.message("p1"));

        assertThat(hope(delivery)).isEqualTo(Delivery.Hope.NONE);
        assertThat(peer.messages()).isEmpty();
    }

    @Test
    void saysNothingToAServerThatCannotBeProtected() {
        Delivery delivery = new EmailProvider(settings(greenMail.getSmtp().getPort(), Protection.STARTTLS, NOBODY))
                .send(PAGE.message("p1"));

        assertThat(hope(delivery)).isEqualTo(Delivery.Hope.NONE);
        assertThat(greenMail.getReceivedMessages()).isEmpty();
    }

    @Test
    void keepsItsConnectionWhileThereIsMoreToSend() {
        EmailProvider provider = provider(Protection.STARTTLS, NOBODY);
        provider.send(PAGE.message("p1"));
        provider.send(PAGE.message("p2"));
        provider.rest();
        provider.send(PAGE.message("p3"));

        assertThat(peer.messages()).hasSize(3);
        assertThat(peer.connections()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "AUTH, 535 5.7.8 no, NONE",
        "AUTH, 454 4.7.0 later, LATER",
        "MAIL, 550 go away, NONE",
        "RCPT, 550 5.1.1 <kari@example.org> unknown, NONE",
        "RCPT, 451 4.7.1 greylisted, LATER",
        "DATA, 421 shutting down, LATER",
        "., 554 5.7.1 spam, NONE",
        "., 452 4.3.1 full, LATER",
    })
    void tellsARefusalFromABadHour(String command, String answer, Delivery.Hope hope) {
        peer.answers(command, answer);

        Delivery delivery = provider(Protection.STARTTLS, Optional.of(new Login("varde", "hush")))
                .send(PAGE.message("p1"));

        assertThat(hope(delivery)).isEqualTo(hope);
        assertThat(delivery.toString())
                .contains("SMTP " + answer.substring(0, 3))
                .doesNotContain("kari");
    }

    @Test
    void isUnsureWhenTheLastAnswerDoesNotCome() {
        peer.answers(".", SmtpPeer.SILENCE);

        EmailProvider provider =
                new EmailProvider(settings(peer.port(), Protection.STARTTLS, NOBODY, BRIEF), trust.getSocketFactory());

        assertThat(hope(provider.send(PAGE.message("p1")))).isEqualTo(Delivery.Hope.UNSURE);
    }

    @Test
    void mayBeTriedLaterWhenNobodyListens() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }

        Delivery delivery = new EmailProvider(settings(port, Protection.NONE, NOBODY)).send(PAGE.message("p1"));

        assertThat(hope(delivery)).isEqualTo(Delivery.Hope.LATER);
    }

    @Test
    void refusesSettingsThatCannotBe() {
        assertThatThrownBy(() -> settings(0, Protection.NONE, NOBODY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("mail relay relay: port 0 is not between 1 and 65535");
    }

    private static Delivery.Hope hope(Delivery delivery) {
        return delivery.match(
                sent -> {
                    throw new AssertionError("sent");
                },
                Delivery.Failed::hope);
    }

    private EmailProvider greenMailProvider() {
        return new EmailProvider(settings(greenMail.getSmtp().getPort(), Protection.NONE, NOBODY));
    }

    private EmailProvider provider(Protection protection, Optional<Login> login) {
        return new EmailProvider(settings(peer.port(), protection, login), trust.getSocketFactory());
    }

    private static EmailSettings settings(int port, Protection protection, Optional<Login> login) {
        return settings(port, protection, login, PATIENT);
    }

    private static EmailSettings settings(int port, Protection protection, Optional<Login> login, Timeouts timeouts) {
        return new EmailSettings("relay", "localhost", port, protection, login, "Varde <varde@example.org>", timeouts);
    }

    private MimeMessage onlyMail() {
        MimeMessage[] mails = greenMail.getReceivedMessages();
        assertThat(mails).hasSize(1);
        return mails[0];
    }
}
