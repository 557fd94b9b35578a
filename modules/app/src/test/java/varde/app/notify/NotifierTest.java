package varde.app.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import varde.app.embedded.SharedCluster;
import varde.app.embedded.ThrowawayCluster;
import varde.core.oncall.Channel;
import varde.core.page.Page;
import varde.core.page.Receipt;
import varde.core.page.Receipt.Status;
import varde.notify.Delivery;
import varde.notify.Limit;
import varde.notify.Message;
import varde.notify.Notifier;
import varde.notify.NotifierRole;
import varde.notify.Report;
import varde.wire.Rejected;
import varde.wire.Sent;

@ExtendWith(SharedCluster.class)
@DisplayName("A notifier on a real broker")
class NotifierTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Carrier carrier = new Carrier();
    private final List<Notifiers> running = new ArrayList<>();
    private PageTopics pages;

    @BeforeEach
    void makeTopics(ThrowawayCluster cluster) {
        pages = PageTopics.create(cluster.bootstrap(), "n" + UUID.randomUUID() + ".");
    }

    @AfterEach
    void closeAll() {
        stop();
        pages.close();
    }

    @Test
    void sendsAPageOnceAndSaysSo() throws Exception {
        start();
        pages.write(Pages.sms("p1", "kari"));

        awaitOutcomes("p1");
        assertThat(carrier.asked()).containsExactly("p1");
        assertThat(pages.receiptsOf("p1")).extracting(Receipt::status).containsExactly(Status.SENT, Status.DELIVERED);
        Receipt receipt = pages.receiptsOf("p1").get(1);
        assertThat(receipt.provider()).isEqualTo("carrier");
        assertThat(receipt.providerId()).isEqualTo("c-1");
        assertThat(receipt.attempt()).isEqualTo(1);
        assertThat(receipt.team()).isEqualTo("database");
        assertThat(pages.sent()).extracting(Sent::phase).containsExactly(Sent.Phase.INTENT, Sent.Phase.OUTCOME);

        stop();
        start();
        pages.write(Pages.sms("p1", "kari"));
        pages.write(Pages.sms("p2", "kari"));
        awaitOutcomes("p1", "p2");
        assertThat(carrier.asked()).containsExactly("p1", "p2");
    }

    @Test
    void passesOverPulsesAndRejectsWhatNobodyCanRead() throws Exception {
        pages.write(Channel.SMS, "kari", null);
        pages.write(Channel.SMS, "kari", new byte[] {1, 2, 3});
        Page mail = Pages.page("m1", "kari", Channel.EMAIL, "kari@example.org");
        pages.write(Channel.SMS, "kari", pages.codecs().pages(Channel.EMAIL).encode(mail));
        pages.write(Pages.sms("p1", "kari"));

        start();

        awaitOutcomes("p1");
        assertThat(carrier.asked()).containsExactly("p1");
        List<Rejected> rejected = pages.rejected();
        assertThat(rejected).extracting(Rejected::offset).containsExactly(1L, 2L);
        assertThat(rejected)
                .allMatch(record -> record.stage().equals("notify")
                        && record.topic()
                                .equals(pages.topics().pages(Channel.SMS).name()));
        assertThat(rejected.get(1).reason()).isEqualTo("a page for EMAIL does not belong here");

        stop();
        start();
        pages.write(Pages.sms("p2", "kari"));
        awaitOutcomes("p1", "p2");
        assertThat(pages.rejected()).hasSize(2);
    }

    @Test
    void dropsWhatWasWithdrawnOrIsTooLateWhileItWasAway() throws Exception {
        Page withdrawn = Pages.sms("p1", "kari");
        pages.write(withdrawn);
        pages.write(Pages.until(Pages.sms("p2", "kari"), System.currentTimeMillis() - 1));
        pages.write(Pages.sms("p3", "kari"));
        pages.write(Pages.withdrawal(withdrawn));

        start();

        awaitOutcomes("p1", "p2", "p3");
        assertThat(carrier.asked()).containsExactly("p3");
        assertThat(pages.receiptsOf("p1")).extracting(Receipt::reason).containsExactly("withdrawn");
        assertThat(pages.receiptsOf("p2")).extracting(Receipt::reason).containsExactly("too late");
        assertThat(pages.receipts())
                .filteredOn(receipt -> receipt.status() == Status.DROPPED)
                .hasSize(2);
    }

    @Test
    void aBadRecipientHoldsUpNobodyElse() throws Exception {
        carrier.answers("kari", Delivery.later("HTTP 500"));
        carrier.answers("ola", Delivery.hopeless("HTTP 400"));
        start();
        pages.write(Pages.until(Pages.sms("late", "kari"), System.currentTimeMillis() + 2_500));
        pages.write(Pages.sms("refused", "ola"));
        pages.write(Pages.sms("good", "siri"));

        awaitOutcomes("late", "refused", "good");
        assertThat(pages.receiptsOf("refused")).extracting(Receipt::status).containsExactly(Status.FAILED);
        assertThat(pages.receiptsOf("refused").get(0).reason()).isEqualTo("carrier: HTTP 400");
        assertThat(pages.receiptsOf("late")).extracting(Receipt::status).containsExactly(Status.FAILED);
        assertThat(carrier.asked("late")).hasSize(2);
        assertThat(carrier.asked().indexOf("good")).isLessThan(carrier.asked().lastIndexOf("late"));
    }

    @Test
    void sendsInTheEndWhatCouldNotBeSentAtOnce() throws Exception {
        carrier.answers("kari", Delivery.later("HTTP 500"));
        start();
        pages.write(Pages.sms("p1", "kari"));
        await().atMost(SOON).until(() -> carrier.asked("p1").size() == 2);
        carrier.recovers("kari");

        awaitOutcomes("p1");
        assertThat(pages.receiptsOf("p1")).extracting(Receipt::status).containsExactly(Status.SENT, Status.DELIVERED);
        assertThat(pages.receiptsOf("p1").get(0).attempt()).isEqualTo(3);
        assertThat(carrier.asked("p1")).noneMatch(Message::possibleRepeat);
    }

    @Test
    void sendsAgainAndMarksWhatADeadProcessMayHaveSent() throws Exception {
        Page page = Pages.sms("p1", "kari");
        String group = role().group();
        pages.write(Pages.sms("p0", "kari"));
        pages.leaveIntent(page, pages.write(page), group);

        start();

        await().atMost(SOON).until(() -> pages.outcomes().containsKey("p1"));
        assertThat(carrier.asked("p1")).extracting(Message::possibleRepeat).containsExactly(true);
        assertThat(carrier.asked("p1")).extracting(Message::attempt).containsExactly(2);
        assertThat(pages.receiptsOf("p1").get(0).reason()).startsWith("possible repeat");
        assertThat(carrier.asked("p0")).isEmpty();
    }

    @Test
    void saysThatAMessageHasArrivedWhicheverProcessHearsOfIt() throws Exception {
        carrier.owesReports(Duration.ofSeconds(60));
        start();
        start();
        pages.write(Pages.sms("p1", "kari"));
        pages.write(Pages.sms("p2", "ola"));
        awaitReceipts("p1", Status.SENT);
        awaitReceipts("p2", Status.SENT);

        running.get(0).listener(Channel.SMS).report(Report.of("carrier", "id-of-p1", Report.Fate.DELIVERED, ""));
        running.get(1)
                .listener(Channel.SMS)
                .report(Report.of("carrier", "id-of-p2", Report.Fate.FAILED, "not delivered (UNDELIV)"));

        awaitReceipts("p1", Status.SENT, Status.DELIVERED);
        awaitReceipts("p2", Status.SENT, Status.FAILED);
        assertThat(pages.receiptsOf("p2").get(1).reason()).isEqualTo("carrier: not delivered (UNDELIV)");
        assertThat(carrier.asked()).containsExactlyInAnyOrder("p1", "p2");
        assertThat(carrier.recalled()).isEmpty();
    }

    @Test
    void failsAPageOfWhoseArrivalNothingIsHeard() throws Exception {
        carrier.owesReports(Duration.ofSeconds(1));
        start();
        pages.write(Pages.sms("p1", "kari"));

        awaitReceipts("p1", Status.SENT, Status.FAILED);

        assertThat(pages.receiptsOf("p1").get(1).reason())
                .isEqualTo("carrier: taken, but no word of its arrival within 1 s; it may yet arrive");
        assertThat(carrier.recalled()).containsExactly("id-of-p1");
        assertThat(carrier.asked()).containsExactly("p1");
        stop();
        start();
        pages.write(Pages.sms("p2", "kari"));
        awaitReceipts("p2", Status.SENT, Status.FAILED);
        assertThat(pages.receiptsOf("p1")).hasSize(2);
        assertThat(carrier.asked()).containsExactly("p1", "p2");
    }

    @Test
    void saysThatALimitWasReachedWhenThatCostThePage() throws Exception {
        carrier.takesAtMost(new Limit(1, Duration.ofHours(1), "1/h"));
        start();
        pages.write(Pages.sms("p1", "kari"));
        awaitReceipts("p1", Status.SENT, Status.DELIVERED);
        pages.write(Pages.until(Pages.sms("p2", "ola"), System.currentTimeMillis() + 1_500));

        awaitReceipts("p2", Status.FAILED);

        assertThat(pages.receiptsOf("p2").get(0).reason()).startsWith("carrier: its limit of 1/h is reached");
        assertThat(carrier.asked()).containsExactly("p1");
    }

    @Test
    void goesByTheTimeInTheLogWhenItsOwnClockIsWrong() throws Exception {
        for (Duration wrong : List.of(Duration.ofHours(1), Duration.ofHours(-1))) {
            String good = "good" + wrong.toHours();
            String stale = "stale" + wrong.toHours();
            Notifier notifier = new Notifier(new NotifierRole(
                    Channel.SMS,
                    List.of(carrier),
                    pages.topics(),
                    pages.codecs(),
                    pages.clients(),
                    Clock.offset(Clock.systemUTC(), wrong)));
            Thread thread = new Thread(notifier, "wrong-clock");
            thread.start();
            pages.write(Pages.until(Pages.sms(good, "kari"), System.currentTimeMillis() + 60_000));
            pages.write(Pages.until(Pages.sms(stale, "ola"), System.currentTimeMillis() - 10_000));

            awaitReceipts(good, Status.SENT, Status.DELIVERED);
            awaitReceipts(stale, Status.DROPPED);
            notifier.close();
        }
        assertThat(carrier.asked()).containsExactly("good1", "good-1");
    }

    @Test
    void twoShareTheWorkAndNoPageIsSentTwice() throws Exception {
        start();
        for (int i = 0; i < 40; i++) {
            pages.write(Pages.sms("p" + i, "person-" + i % 10));
        }
        start();
        for (int i = 40; i < 80; i++) {
            pages.write(Pages.sms("p" + i, "person-" + i % 10));
        }
        await().atMost(SOON).until(() -> pages.outcomes().size() == 80);
        running.get(0).close();
        for (int i = 80; i < 120; i++) {
            pages.write(Pages.sms("p" + i, "person-" + i % 10));
        }

        await().atMost(SOON).until(() -> pages.outcomes().size() == 120);
        assertThat(carrier.asked()).hasSize(120).doesNotHaveDuplicates();
        for (int person = 0; person < 10; person++) {
            String suffix = Integer.toString(person);
            List<Integer> numbers = carrier.asked().stream()
                    .filter(id -> id.endsWith(suffix))
                    .map(id -> Integer.valueOf(id.substring(1)))
                    .toList();
            assertThat(numbers).as("in order for one person").isSorted();
        }
    }

    private void start() throws InterruptedException {
        Notifiers notifiers =
                Notifiers.start(Map.of(Channel.SMS, List.of(carrier)), pages.topics(), pages.codecs(), pages.clients());
        running.add(notifiers);
        assertThat(notifiers.awaitReady(SOON)).isTrue();
    }

    private void stop() {
        running.forEach(Notifiers::close);
        running.clear();
    }

    private NotifierRole role() {
        return new NotifierRole(
                Channel.SMS, List.of(carrier), pages.topics(), pages.codecs(), pages.clients(), Clock.systemUTC());
    }

    private void awaitReceipts(String page, Status... statuses) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(pages.receiptsOf(page))
                        .extracting(Receipt::status)
                        .containsExactly(statuses));
    }

    private void awaitOutcomes(String... ids) {
        await().atMost(SOON).until(() -> pages.outcomes().keySet().containsAll(List.of(ids)));
        assertThat(pages.outcomes()).containsOnlyKeys(ids);
        assertThat(pages.outcomes()).allSatisfy((id, count) -> assertThat(count).isEqualTo(1));
    }
}
