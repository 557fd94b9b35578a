package varde.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import varde.core.oncall.Channel;
import varde.core.page.Page;
import varde.core.page.Receipt.Status;
import varde.wire.Sent;

@DisplayName("The desk of a notifier")
class DeskTest {

    private static final long NOW = 1_000_000;
    private static final APage KARI = APage.to("kari");
    private static final APage OLA = APage.to("ola");

    private final SentMemory memory = new SentMemory(Channel.SMS);
    private final Desk desk = new Desk(memory, new AtomicLong());
    private long offset;

    @BeforeEach
    void ownTheFirstPartition() {
        desk.own(List.of(0));
    }

    @Test
    void startsAPageAndConcludesItWhenItIsSent() {
        receive(KARI.page("p1"));

        Pending started = start();
        assertThat(started.page().id()).isEqualTo("p1");
        assertThat(started.attempts()).isEqualTo(1);
        Conclusion conclusion = desk.settle(taken(started, true), NOW).orElseThrow();

        assertThat(conclusion.status()).isEqualTo(Status.DELIVERED);
        assertThat(conclusion.provider()).isEqualTo("a");
        assertThat(conclusion.providerId()).isEqualTo("g-1");
        assertThat(conclusion.reason()).isEmpty();
        assertThat(conclusion.maybeRepeat()).isFalse();
        assertThat(desk.start(NOW, 8)).isEmpty();
    }

    @Test
    void neverStartsAPageWhoseOutcomeIsKnown() {
        memory.remember(noted("p1", Sent.Phase.INTENT, 1));
        memory.remember(noted("p1", Sent.Phase.OUTCOME, 1));

        assertThat(receive(KARI.page("p1"))).isEmpty();

        assertThat(desk.start(NOW, 8)).isEmpty();
    }

    @Test
    void startsAPageAgainWhoseAttemptWasInterruptedAndMarksIt() {
        memory.remember(noted("p1", Sent.Phase.INTENT, 2));
        receive(KARI.page("p1"));

        Pending started = start();
        assertThat(started.attempts()).isEqualTo(3);
        assertThat(started.unsure()).isTrue();
        Conclusion conclusion = desk.settle(taken(started, false), NOW).orElseThrow();

        assertThat(conclusion.status()).isEqualTo(Status.SENT);
        assertThat(conclusion.reason()).isEqualTo("possible repeat; attempt 2 was interrupted");
        assertThat(conclusion.memory().maybeRepeat()).isTrue();
    }

    @Test
    void takesNoNoticeOfAPageReadTwice() {
        receive(KARI.page("p1"));
        receive(KARI.page("p1"));
        Pending started = start();
        receive(KARI.page("p1"));

        assertThat(desk.size()).isZero();
        desk.settle(taken(started, false), NOW);
        receive(KARI.page("p1"));
        assertThat(desk.start(NOW, 8)).isEmpty();
    }

    @Test
    void dropsAPageThatComesTooLate() {
        Conclusion conclusion = receive(KARI.until(NOW - 1).page("p1")).orElseThrow();

        assertThat(conclusion.status()).isEqualTo(Status.DROPPED);
        assertThat(conclusion.reason()).isEqualTo("too late");
        assertThat(desk.start(NOW, 8)).isEmpty();
    }

    @Test
    void dropsAPageWhoseTimePassesWhileItWaits() {
        receive(KARI.until(NOW + 5).page("p1"));

        assertThat(desk.expire(NOW + 5)).isEmpty();
        assertThat(desk.expire(NOW + 6)).extracting(Conclusion::status).containsExactly(Status.DROPPED);
        assertThat(desk.expire(NOW + 7)).isEmpty();
    }

    @Test
    void dropsAPageThatIsWithdrawnBeforeItIsSent() {
        receive(KARI.page("p1"));

        Conclusion conclusion = receive(KARI.withdrawal("p1")).orElseThrow();

        assertThat(conclusion.status()).isEqualTo(Status.DROPPED);
        assertThat(conclusion.reason()).isEqualTo("withdrawn");
        assertThat(desk.start(NOW, 8)).isEmpty();
    }

    @Test
    void saysNothingMoreOfAPageThatIsWithdrawnAfterItWasSent() {
        receive(KARI.page("p1"));
        desk.settle(taken(start(), false), NOW);

        assertThat(receive(KARI.withdrawal("p1"))).isEmpty();
    }

    @Test
    void doesNotTryAgainWhatIsWithdrawnWhileItIsBeingSent() {
        receive(KARI.page("p1"));
        Pending started = start();
        assertThat(receive(KARI.withdrawal("p1"))).isEmpty();

        Conclusion conclusion =
                desk.settle(failed(started, Set.of(), false), NOW).orElseThrow();

        assertThat(conclusion.status()).isEqualTo(Status.DROPPED);
        assertThat(conclusion.reason()).isEqualTo("withdrawn; a: HTTP 500");
    }

    @Test
    void triesAgainLaterAndMeanwhileHoldsUpNobodyElse() {
        receive(KARI.page("p1"));
        receive(KARI.about(1043).page("p2"));
        receive(OLA.page("p3"));
        List<Pending> first = desk.start(NOW, 8);
        assertThat(first).extracting(pending -> pending.page().id()).containsExactly("p1", "p3");

        assertThat(desk.settle(failed(first.get(0), Set.of(), false), NOW)).isEmpty();

        Pending other = start(NOW, "p2");
        desk.settle(taken(other, false), NOW);
        assertThat(desk.start(NOW + 999, 8)).isEmpty();
        Pending again = start(NOW + 1_000, "p1");
        assertThat(again.attempts()).isEqualTo(2);
        assertThat(again.unsure()).isFalse();
    }

    @Test
    void keepsTheOrderOfWhatOnePersonIsToldOfOneOutage() {
        receive(KARI.page("p1"));
        receive(KARI.page("p2"));

        Pending first = start();
        assertThat(desk.start(NOW, 8)).isEmpty();
        desk.settle(failed(first, Set.of(), false), NOW);
        assertThat(desk.start(NOW, 8)).isEmpty();
        Pending again = start(NOW + 1_000, "p1");
        desk.settle(taken(again, false), NOW + 1_000);

        assertThat(start(NOW + 1_000, "p2").attempts()).isEqualTo(1);
    }

    @Test
    void marksWhatIsTriedAgainAfterALostAnswer() {
        receive(KARI.page("p1"));
        desk.settle(failed(start(), Set.of(), true), NOW);

        assertThat(start(NOW + 1_000, "p1").unsure()).isTrue();
    }

    @Test
    void givesUpWhatEverybodyRefuses() {
        receive(KARI.page("p1"));

        Conclusion conclusion = desk.settle(hopeless(start()), NOW).orElseThrow();

        assertThat(conclusion.status()).isEqualTo(Status.FAILED);
        assertThat(conclusion.reason()).isEqualTo("a: HTTP 400");
        assertThat(desk.start(NOW + 60_000, 8)).isEmpty();
    }

    @Test
    void givesUpAtOnceWhenThereIsNoTimeForAnotherAttempt() {
        receive(KARI.until(NOW + 500).page("p1"));

        assertThat(desk.settle(failed(start(), Set.of(), false), NOW))
                .map(Conclusion::status)
                .contains(Status.FAILED);
    }

    @Test
    void countsAsConsumedOnlyWhatCanBeFoundAgain() {
        receive(KARI.page("p1"));
        receive(KARI.page("p2"));
        assertThat(desk.consumed(0, 2)).isZero();

        Pending first = start();
        assertThat(desk.consumed(0, 2)).isEqualTo(1);
        desk.settle(failed(first, Set.of(), false), NOW);
        assertThat(desk.consumed(0, 2)).isEqualTo(1);
        desk.settle(taken(start(NOW + 1_000, "p1"), false), NOW + 1_000);
        start(NOW + 1_000, "p2");

        assertThat(desk.consumed(0, 2)).isEqualTo(2);
    }

    @Test
    void leavesThePagesOfALostPartitionToTheirNewOwner() {
        receive(KARI.page("p1"));
        receive(KARI.about(1043).page("p2"));
        Pending started = start();

        desk.disown(List.of(0));

        assertThat(desk.size()).isZero();
        assertThat(desk.settle(failed(started, Set.of(), false), NOW)).isEmpty();
        assertThat(desk.start(NOW + 60_000, 8)).isEmpty();
    }

    @Test
    void tellsWhatWasSentEvenFromALostPartition() {
        receive(KARI.page("p1"));
        Pending started = start();
        desk.disown(List.of(0));

        assertThat(desk.settle(taken(started, false), NOW))
                .map(Conclusion::status)
                .contains(Status.SENT);
    }

    @Test
    void oneAddressOfManyTakesNoMoreThanFourAttemptsAtOnce() {
        for (int i = 0; i < 6; i++) {
            receive(APage.to("team:" + i).by(Channel.WEBHOOK, "chat").page("c" + i));
        }
        receive(APage.to("team:7").by(Channel.WEBHOOK, "pager").page("p"));

        assertThat(desk.start(NOW, 16))
                .extracting(pending -> pending.page().id())
                .containsExactly("c0", "c1", "c2", "c3", "p");
        assertThat(desk.start(NOW, 16)).isEmpty();
    }

    private Optional<Conclusion> receive(Page page) {
        return desk.receive(page, new Spot(0, offset++), NOW);
    }

    private Pending start() {
        List<Pending> started = desk.start(NOW, 8);
        assertThat(started).hasSize(1);
        return started.get(0);
    }

    private Pending start(long now, String page) {
        List<Pending> started = desk.start(now, 8);
        assertThat(started).extracting(pending -> pending.page().id()).containsExactly(page);
        return started.get(0);
    }

    private static Round.Result taken(Pending pending, boolean delivered) {
        return new Round.Result(
                pending, Optional.of(new Delivery.Sent("g-1", delivered)), "a", Set.of(), false, false, false, "");
    }

    private static Round.Result failed(Pending pending, Set<String> refusedBy, boolean unsure) {
        return new Round.Result(pending, Optional.empty(), "a", refusedBy, unsure, false, false, "a: HTTP 500");
    }

    private static Round.Result hopeless(Pending pending) {
        return new Round.Result(pending, Optional.empty(), "a", Set.of("a"), false, true, false, "a: HTTP 400");
    }

    private static Sent noted(String page, Sent.Phase phase, int attempt) {
        return new Sent(
                page,
                phase,
                attempt,
                Channel.SMS,
                "kari",
                "outage-1042",
                "database",
                "",
                "",
                phase == Sent.Phase.INTENT ? Optional.empty() : Optional.of(Status.SENT),
                "",
                NOW,
                false,
                0,
                0);
    }
}
