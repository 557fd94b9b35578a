package varde.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import varde.core.oncall.Channel;
import varde.core.page.Receipt;
import varde.core.page.Receipt.Status;
import varde.wire.Sent;

@DisplayName("A message that was taken")
class AwaitedTest {

    /** Reports within a minute. */
    private record Reporting(String id) implements Provider {
        @Override
        public Terms terms() {
            return new Terms(Optional.empty(), Optional.of(Duration.ofSeconds(60)));
        }

        @Override
        public Delivery send(Message message) {
            throw new AssertionError("nobody asks");
        }
    }

    /** Never reports. */
    private record Mute(String id) implements Provider {
        @Override
        public Delivery send(Message message) {
            throw new AssertionError("nobody asks");
        }
    }

    private final Awaited awaited = new Awaited(Channel.SMS, List.of(new Reporting("a"), new Mute("mute")));
    private final Reports reports = new Reports();

    @Test
    void isDeliveredWhenItsProviderSaysSo() {
        awaited.take(sent("p1", "a", "m-1"));
        reports.add(Report.of("a", "m-1", Report.Fate.DELIVERED, ""));

        List<Amendment> amendments = reports.understood(awaited, 10_000);

        assertThat(amendments).hasSize(1);
        Receipt receipt = amendments.get(0).receipt();
        assertThat(receipt.status()).isEqualTo(Status.DELIVERED);
        assertThat(receipt.page()).isEqualTo("p1");
        assertThat(receipt.team()).isEqualTo("database");
        assertThat(receipt.providerId()).isEqualTo("m-1");
        assertThat(receipt.at()).isEqualTo(10_000);
        awaited.take(amendments.get(0).memory());
        reports.written();
        assertThat(reports.understood(awaited, 11_000)).isEmpty();
        assertThat(awaited.overdue(any -> true, 100_000)).isEmpty();
    }

    @Test
    void isUnderstoodWhenTheReportComesBeforeItIsWrittenDownThatItWasTaken() {
        reports.add(Report.of("a", "m-1", Report.Fate.DELIVERED, ""));
        assertThat(reports.understood(awaited, 1_000)).isEmpty();

        awaited.take(sent("p1", "a", "m-1"));

        assertThat(reports.understood(awaited, 2_000)).hasSize(1);
    }

    @Test
    void isReportedAgainWhenThatCouldNotBeWrittenDown() {
        awaited.take(sent("p1", "a", "m-1"));
        reports.add(Report.of("a", "m-1", Report.Fate.FAILED, "not delivered (UNDELIV)"));
        assertThat(reports.understood(awaited, 1_000)).hasSize(1);

        List<Amendment> again = reports.understood(awaited, 2_000);

        assertThat(again).hasSize(1);
        assertThat(again.get(0).receipt().reason()).isEqualTo("a: not delivered (UNDELIV)");
    }

    @Test
    void failsOnceWhenNothingIsHeardInTime() {
        awaited.take(sent("p1", "a", "m-1"));
        assertThat(awaited.overdue(any -> true, 61_000)).isEmpty();
        assertThat(awaited.overdue(any -> false, 62_000))
                .as("somebody else's page")
                .isEmpty();

        List<Amendment> overdue = awaited.overdue(any -> true, 62_000);

        assertThat(overdue).hasSize(1);
        assertThat(overdue.get(0).receipt().status()).isEqualTo(Status.FAILED);
        assertThat(overdue.get(0).receipt().reason())
                .isEqualTo("a: taken, but no word of its arrival within 60 s; it may yet arrive");
        assertThat(awaited.isMiss(overdue.get(0).memory())).isTrue();
        assertThat(awaited.overdue(any -> true, 63_000)).isEmpty();
    }

    @Test
    void isDeliveredAfterAllWhenTheWordComesLate() {
        awaited.take(sent("p1", "a", "m-1"));
        awaited.overdue(any -> true, 62_000).forEach(amendment -> awaited.take(amendment.memory()));

        reports.add(Report.of("a", "m-1", Report.Fate.DELIVERED, ""));

        assertThat(reports.understood(awaited, 90_000))
                .extracting(Amendment::status)
                .containsExactly(Status.DELIVERED);
    }

    @Test
    void isAwaitedNoLongerWhenItIsGoneForGood() {
        awaited.take(sent("p1", "a", "m-1"));
        reports.add(Report.of("a", "m-1", Report.Fate.GONE, ""));

        assertThat(reports.understood(awaited, 2_000)).isEmpty();
        assertThat(awaited.overdue(any -> true, 100_000)).isEmpty();
    }

    @Test
    void isNotAwaitedWhenNobodyWouldSay() {
        awaited.take(sent("p1", "mute", "m-1"));
        awaited.take(sent("p2", "a", ""));

        assertThat(awaited.overdue(any -> true, 100_000)).isEmpty();
    }

    @Test
    void ofYesterdayTroublesNobodyAfterARestart() {
        awaited.take(sent("p1", "a", "m-1"));

        assertThat(awaited.overdue(any -> true, Duration.ofHours(20).toMillis()))
                .isEmpty();

        reports.add(Report.of("a", "m-1", Report.Fate.DELIVERED, ""));
        assertThat(reports.understood(awaited, Duration.ofHours(20).toMillis())).hasSize(1);
    }

    private static Sent sent(String page, String provider, String providerId) {
        return new Sent(
                page,
                Sent.Phase.OUTCOME,
                1,
                Channel.SMS,
                "kari",
                "outage-1042",
                "database",
                provider,
                providerId,
                Optional.of(Status.SENT),
                "",
                1_000,
                false,
                0,
                7);
    }
}
