package varde.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A provider's standing")
class StandingTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final Delivery TAKEN = new Delivery.Sent("1", false);

    /** A provider that is never asked. */
    private record Named(String id, Terms terms) implements Provider {
        @Override
        public Delivery send(Message message) {
            throw new AssertionError("nobody asks");
        }
    }

    @Test
    void isBadAfterThreeFailuresAmongFive() {
        Standing standing = standing(LONG);
        standing.judge(Delivery.later("HTTP 500"));
        standing.judge(TAKEN);
        standing.judge(Delivery.unsure("no answer within 10 s"));
        assertThat(standing.well()).isTrue();

        standing.judge(Delivery.later("HTTP 429"));

        assertThat(standing.well()).isFalse();
    }

    @Test
    void staysGoodWhenItRefusesBadRecipients() {
        Standing standing = standing(LONG);
        for (int i = 0; i < 20; i++) {
            standing.judge(Delivery.hopeless("HTTP 400"));
        }

        assertThat(standing.well()).isTrue();
    }

    @Test
    void isTriedOutByOneMessageAndGoodAgainWhenThatIsTaken() {
        Standing standing = standing(Duration.ofMillis(1));
        fail(standing, 3);
        await().until(standing::well);
        assertThat(standing.well()).as("one at a time").isFalse();

        standing.judge(TAKEN);

        assertThat(standing.well()).isTrue();
        assertThat(standing.well()).isTrue();
    }

    @Test
    void isBadAtOnceWhenTheTrialFails() {
        // Failsafe counts by the machine's clock: so long that a busy machine does not sleep over the time in which it
        // is bad.
        Standing standing = standing(Duration.ofSeconds(3));
        fail(standing, 3);
        await().until(standing::well);

        standing.judge(Delivery.unsure("no answer within 10 s"));

        assertThat(standing.well()).isFalse();
        await().until(standing::well);
    }

    @Test
    void isGoodAgainWhenItTakesWhatNobodyElseTook() {
        Standing standing = standing(LONG);
        fail(standing, 5);

        standing.judge(TAKEN);

        assertThat(standing.well()).isTrue();
    }

    @Test
    void isBadWhenWhatItTakesDoesNotArrive() {
        Standing standing = standing(LONG);
        for (String person : new String[] {"kari", "ola", "siri"}) {
            standing.judge(TAKEN);
            standing.missed(person);
        }
        assertThat(standing.well()).isFalse();

        standing.judge(TAKEN);
        assertThat(standing.well()).as("taking more proves nothing").isFalse();
        standing.arrived();

        assertThat(standing.well()).isTrue();
    }

    @Test
    void doesNotSufferFromOneTelephoneThatIsOff() {
        Standing standing = standing(LONG);
        for (int i = 0; i < 10; i++) {
            standing.judge(TAKEN);
            standing.missed("kari");
        }

        assertThat(standing.well()).isTrue();
    }

    @Test
    void isTriedOutByAnArrival() {
        Standing standing = standing(Duration.ofMillis(1));
        for (String person : new String[] {"kari", "ola", "siri"}) {
            standing.missed(person);
        }
        await().until(standing::well);
        standing.judge(TAKEN);
        assertThat(standing.well()).as("the trial has not arrived yet").isFalse();

        standing.arrived();

        assertThat(standing.well()).isTrue();
    }

    @Test
    void saysWhichLimitIsReached() {
        Limit limit = new Limit(2, Duration.ofHours(1), "2/h");
        Standing standing = new Standing(new Named("a", new Terms(Optional.of(limit), Optional.empty())), LONG);

        assertThat(standing.exceeded()).isEmpty();
        assertThat(standing.exceeded()).isEmpty();
        assertThat(standing.exceeded()).contains("its limit of 2/h is reached");
        assertThat(standing.well()).isTrue();
    }

    private static void fail(Standing standing, int times) {
        for (int i = 0; i < times; i++) {
            standing.judge(Delivery.later("HTTP 500"));
        }
    }

    private static Standing standing(Duration probeAfter) {
        return new Standing(new Named("a", Terms.NONE), probeAfter);
    }
}
