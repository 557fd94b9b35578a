package varde.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An attempt to send a page")
class RoundTest {

    private static final Pending PAGE =
            Pending.fresh(APage.to("kari").page("p1"), new Spot(0, 0), 1).attempted();

    private final List<String> asked = new ArrayList<>();

    @Test
    void asksTheNextProviderAtOnceWhenOneFails() {
        Round.Result result = attempt(PAGE, answering("a", Delivery.later("HTTP 500")), taking("b"), taking("c"));

        assertThat(asked).containsExactly("a", "b");
        assertThat(result.sent()).contains(new Delivery.Sent("id-b", false));
        assertThat(result.provider()).isEqualTo("b");
        assertThat(result.reason()).isEqualTo("a: HTTP 500");
        assertThat(result.unsure()).isFalse();
    }

    @Test
    void marksAPossibleRepeatForTheNextProviderAfterALostAnswer() {
        Round.Result result = attempt(PAGE, answering("a", Delivery.unsure("no answer")), taking("b"));

        assertThat(asked).containsExactly("a", "b (possible repeat)");
        assertThat(result.unsure()).isTrue();
    }

    @Test
    void doesNotAskAgainWhoHasRefusedItForGood() {
        Round.Result first = attempt(
                PAGE, answering("a", Delivery.hopeless("HTTP 400")), answering("b", Delivery.later("HTTP 500")));
        assertThat(first.refusedBy()).containsExactly("a");
        assertThat(first.hopeless()).isFalse();
        asked.clear();

        attempt(PAGE.again(first, 0).attempted(), taking("a"), taking("b"));

        assertThat(asked).containsExactly("b");
    }

    @Test
    void isHopelessWhenEverybodyRefuses() {
        Round.Result result = attempt(
                PAGE, answering("a", Delivery.hopeless("HTTP 400")), answering("b", Delivery.hopeless("HTTP 401")));

        assertThat(result.hopeless()).isTrue();
        assertThat(result.reason()).isEqualTo("a: HTTP 400; b: HTTP 401");
    }

    @Test
    void isHopelessWhenNobodyServesTheAddress() {
        Round.Result result = attempt(PAGE, servingNobody());

        assertThat(asked).isEmpty();
        assertThat(result.hopeless()).isTrue();
        assertThat(result.reason()).isEqualTo("no provider serves this address");
    }

    @Test
    void goesOnWhenAProviderBreaks() {
        Round.Result result = attempt(PAGE, breaking("a"), taking("b"));

        assertThat(result.provider()).isEqualTo("b");
        assertThat(result.unsure()).isTrue();
    }

    @Test
    void keepsAddressesOutOfReasons() {
        Round.Result result = attempt(PAGE, answering("a", Delivery.hopeless("550 <+4790000001>\r\nunknown")));

        assertThat(result.reason()).isEqualTo("a: 550 <(address)> unknown");
    }

    @Test
    void asksADegradedProviderOnlyWhenNobodyElseTakesIt() {
        Fake a = new Fake("a", true, Optional.of(Delivery.later("HTTP 500")));
        Fake b = new Fake("b", true, Optional.of(new Delivery.Sent("id-b", false)));
        Round round = new Round(List.of(a, b));
        for (int i = 0; i < 3; i++) {
            round.attempt(PAGE);
        }
        asked.clear();

        Round.Result passed = round.attempt(PAGE);

        assertThat(asked).containsExactly("b");
        assertThat(passed.reason()).isEqualTo("a: passed over, because it is degraded");
        asked.clear();

        b.answer = Optional.of(Delivery.hopeless("HTTP 400"));
        round.attempt(PAGE);

        assertThat(asked).containsExactly("b", "a");
    }

    @Test
    void goesOnToTheNextProviderWhenALimitIsReachedAndSaysSo() {
        Terms terms = new Terms(Optional.of(new Limit(1, Duration.ofHours(1), "1/h")), Optional.empty());
        Round round = new Round(List.of(new OnTerms(taking("a"), terms), taking("b")));
        round.attempt(PAGE);

        Round.Result result = round.attempt(PAGE);

        assertThat(asked).containsExactly("a", "b");
        assertThat(result.reason()).isEqualTo("a: its limit of 1/h is reached");
        assertThat(result.sent()).isPresent();
    }

    @Test
    void isNotHopelessWhenAllLimitsAreReached() {
        Terms terms = new Terms(Optional.of(new Limit(1, Duration.ofHours(1), "1/h")), Optional.empty());
        Round round = new Round(List.of(new OnTerms(taking("a"), terms)));
        round.attempt(PAGE);

        Round.Result result = round.attempt(PAGE);

        assertThat(asked).containsExactly("a");
        assertThat(result.sent()).isEmpty();
        assertThat(result.hopeless()).isFalse();
        assertThat(result.limited()).isTrue();
        assertThat(result.reason()).isEqualTo("a: its limit of 1/h is reached");
    }

    private Round.Result attempt(Pending pending, Provider... providers) {
        return new Round(List.of(providers)).attempt(pending);
    }

    private Provider taking(String id) {
        return answering(id, new Delivery.Sent("id-" + id, false));
    }

    private Provider answering(String id, Delivery answer) {
        return new Fake(id, true, Optional.of(answer));
    }

    private Provider breaking(String id) {
        return new Fake(id, true, Optional.empty());
    }

    private Provider servingNobody() {
        return new Fake("n", false, Optional.empty());
    }

    private final class Fake implements Provider {
        private final String id;
        private final boolean serves;
        private Optional<Delivery> answer;

        Fake(String id, boolean serves, Optional<Delivery> answer) {
            this.id = id;
            this.serves = serves;
            this.answer = answer;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public boolean serves(varde.core.page.Page page) {
            return serves;
        }

        @Override
        public Delivery send(Message message) {
            asked.add(message.possibleRepeat() ? id + " (possible repeat)" : id);
            return answer.orElseThrow();
        }
    }
}
