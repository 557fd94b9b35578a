package varde.notify.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.extra.NegativeResponseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import varde.core.oncall.Channel;
import varde.core.page.Gsm7;
import varde.notify.APage;
import varde.notify.Delivery;
import varde.notify.Listener;
import varde.notify.Message;
import varde.notify.Reply;
import varde.notify.Report;
import varde.notify.Timeouts;

@DisplayName("A text message over SMPP")
class SmppProviderTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Timeouts SHORT = new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(2));

    /** What the centre told us. */
    private static final class Heard implements Listener {
        private final List<Report> reports = new CopyOnWriteArrayList<>();
        private final List<Reply> replies = new CopyOnWriteArrayList<>();
        private volatile boolean safe = true;

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
    }

    private final Heard heard = new Heard();
    private MessageCentre centre;
    private SmppProvider provider;

    @BeforeEach
    void startACentre() throws Exception {
        centre = MessageCentre.start();
        provider = new SmppProvider(centre.settings(SHORT));
    }

    @AfterEach
    void stop() {
        provider.close();
        centre.close();
    }

    @Test
    void inTheGsmAlphabetIsOneSegmentAndAsksForAReport() throws Exception {
        Delivery delivery = provider.send(saying("KRITISK 1042: Kjernejournal nede fra 03:14. Årsak: db-kj-a €"));

        assertThat(delivery).isEqualTo(new Delivery.Sent("A1", false));
        SubmitSm message = only();
        assertThat(message.getDestAddress()).isEqualTo("4790000001");
        assertThat(message.getDestAddrTon()).isEqualTo((byte) 1);
        assertThat(message.getSourceAddr()).isEqualTo("2222");
        assertThat(message.getDataCoding()).isEqualTo((byte) 0);
        assertThat(message.isUdhi()).isFalse();
        assertThat(message.getRegisteredDelivery()).isEqualTo((byte) 1);
        assertThat(message.getPriorityFlag()).isEqualTo((byte) 1);
        assertThat(message.getValidityPeriod()).isEqualTo("000001000000000R");
        assertThat(Gsm7.text(message.getShortMessage()))
                .isEqualTo("KRITISK 1042: Kjernejournal nede fra 03:14. Årsak: db-kj-a €");
    }

    @Test
    void outsideTheGsmAlphabetIsUcs2() throws Exception {
        provider.send(saying("Guovdageainnu buohccivissu áhčči"));

        SubmitSm message = only();
        assertThat(message.getDataCoding()).isEqualTo((byte) 8);
        assertThat(new String(message.getShortMessage(), StandardCharsets.UTF_16BE))
                .isEqualTo("Guovdageainnu buohccivissu áhčči");
    }

    @Test
    void longerThanASegmentIsPutTogetherAgain() {
        String text = "{" + "Kjernejournal nede. ".repeat(20).strip() + "}";

        Delivery delivery = provider.send(saying(text));

        List<SubmitSm> parts = List.copyOf(centre.submitted());
        assertThat(parts).hasSize(3).allMatch(SubmitSm::isUdhi);
        assertThat(delivery).isEqualTo(new Delivery.Sent("A3", false));
        ByteArrayOutputStream together = new ByteArrayOutputStream();
        for (int i = 0; i < parts.size(); i++) {
            byte[] segment = parts.get(i).getShortMessage();
            assertThat(segment.length).isLessThanOrEqualTo(160);
            assertThat(segment).startsWith(5, 0, 3, parts.get(0).getShortMessage()[3], 3, i + 1);
            together.write(segment, 6, segment.length - 6);
        }
        assertThat(Gsm7.text(together.toByteArray())).isEqualTo(text);
        assertThat(parts).extracting(SubmitSm::getRegisteredDelivery).containsExactly((byte) 0, (byte) 0, (byte) 1);
    }

    @Test
    void thatHasArrivedIsReportedHoweverTheCentreWritesItsIds() throws Exception {
        provider.listen(heard);
        provider.send(saying("one"));
        await().atMost(SOON).until(() -> centre.sessions() == 1);

        centre.report("A1", "DELIVRD");
        centre.report("161", "UNDELIV");
        centre.report("A1", "ACCEPTD");
        centre.reportInParameters("a1", (byte) 2);

        await().atMost(SOON).until(() -> heard.reports.size() == 3);
        assertThat(heard.reports)
                .allSatisfy(report -> assertThat(report.ids()).contains("A1"))
                .extracting(Report::fate)
                .containsExactlyInAnyOrder(Report.Fate.DELIVERED, Report.Fate.FAILED, Report.Fate.DELIVERED);
        assertThat(heard.reports)
                .filteredOn(report -> report.fate() == Report.Fate.FAILED)
                .extracting(Report::reason)
                .containsExactly("not delivered (UNDELIV, error 001)");
        assertThat(heard.replies).isEmpty();
    }

    @Test
    void fromAPersonIsHandedOnInWhateverAlphabet() throws Exception {
        provider.listen(heard);
        await().atMost(SOON).until(() -> centre.sessions() == 1);

        centre.deliver(new ESMClass(0), (byte) 0, Gsm7.octets("ok 1042 på {vei}"));
        centre.deliver(new ESMClass(0), (byte) 8, "notat 1042 čáhppes".getBytes(StandardCharsets.UTF_16BE));
        centre.deliver(new ESMClass(0), (byte) 3, "nei 1042 ø".getBytes(StandardCharsets.ISO_8859_1));
        centre.deliver(
                new ESMClass(0), (byte) 0, new byte[0], new OptionalParameter.Message_payload(Gsm7.octets("ja")));
        centre.deliver(new ESMClass(0x40), (byte) 0, part(2, "b"));
        centre.deliver(new ESMClass(0x40), (byte) 0, part(1, "a"));

        await().atMost(SOON).until(() -> heard.replies.size() == 5);
        assertThat(heard.replies)
                .extracting(Reply::text)
                .containsExactlyInAnyOrder("ok 1042 på {vei}", "notat 1042 čáhppes", "nei 1042 ø", "ja", "ab");
        assertThat(heard.replies).extracting(Reply::from).containsOnly("4790000001");
    }

    @Test
    void fromAPersonStaysWithTheCentreUntilItIsSafe() {
        provider.listen(heard);
        heard.safe = false;
        await().atMost(SOON).until(() -> centre.sessions() == 1);

        assertThatThrownBy(() -> centre.deliver(new ESMClass(0), (byte) 0, Gsm7.octets("ok")))
                .isInstanceOf(NegativeResponseException.class)
                .matches(e -> ((NegativeResponseException) e).getCommandStatus() == 0x64);
        assertThat(heard.replies).isEmpty();
    }

    @Test
    void thatIsRefusedForGoodIsTriedNoMore() {
        centre.refuses(0x0B);

        assertThat(provider.send(saying("one")))
                .isEqualTo(Delivery.hopeless("SMPP status 0x0b, not a number it knows"));
    }

    @Test
    void thatIsTooMuchForTheCentreIsTriedLater() {
        centre.refuses(0x58);

        assertThat(provider.send(saying("one"))).isEqualTo(Delivery.later("SMPP status 0x58, too many at once"));
    }

    @Test
    void thatIsNotAnsweredMayHaveArrived() {
        centre.fallsSilent();

        assertThat(provider.send(saying("one"))).isEqualTo(Delivery.unsure("no answer within 2 s"));
        assertThat(centre.submitted()).hasSize(1);
    }

    @Test
    void waitsWhileAsManyAsTheWindowAllowsAreOnTheirWay() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(12);
        centre.fallsSilent();
        for (int i = 0; i < 12; i++) {
            threads.execute(() -> provider.send(saying("one")));
        }
        await().atMost(SOON).until(() -> centre.submitted().size() == 4);
        centre.speaks();
        threads.shutdown();

        assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        assertThat(centre.submitted()).hasSize(12);
        assertThat(centre.mostUnderway()).isEqualTo(4);
        assertThat(centre.sessions()).isEqualTo(1);
    }

    @Test
    void leavesAgainAfterTheLineWasLost() throws Exception {
        provider.listen(heard);
        await().atMost(SOON).until(() -> centre.sessions() == 1);
        int port = centre.port();

        centre.close();
        await().atMost(SOON).until(() -> !(provider.send(saying("lost")) instanceof Delivery.Sent));
        assertThat(provider.send(saying("lost")))
                .isInstanceOfSatisfying(
                        Delivery.Failed.class,
                        failed -> assertThat(failed.hope()).isEqualTo(Delivery.Hope.LATER));
        centre = MessageCentre.start(port);

        await().atMost(SOON).until(() -> provider.send(saying("found")) instanceof Delivery.Sent);
        assertThat(centre.submitted()).hasSize(1);
    }

    @Test
    void cannotLeaveWithAWrongPassword() {
        SmppSettings right = centre.settings(SHORT);
        SmppSettings wrong = new SmppSettings(
                right.id(),
                right.host(),
                right.port(),
                right.tls(),
                new SmppSettings.Login("varde", "wrong", ""),
                right.from(),
                right.window(),
                right.reportWithin(),
                right.limit(),
                right.timeouts());
        try (SmppProvider stranger = new SmppProvider(wrong)) {
            assertThat(stranger.send(saying("one")))
                    .isEqualTo(Delivery.hopeless("refuses us (SMPP status 0x0e, name or password)"));
        }
        assertThat(centre.submitted()).isEmpty();
    }

    private SubmitSm only() throws InterruptedException {
        SubmitSm message = centre.submitted().poll(10, TimeUnit.SECONDS);
        assertThat(message).isNotNull();
        assertThat(centre.submitted()).isEmpty();
        return message;
    }

    private static byte[] part(int number, String text) {
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        part.writeBytes(new byte[] {5, 0, 3, 7, 2, (byte) number});
        part.writeBytes(Gsm7.octets(text));
        return part.toByteArray();
    }

    private static Message saying(String text) {
        return APage.to("kari").by(Channel.SMS, "+4790000001").saying(text, "").message("p1");
    }
}
