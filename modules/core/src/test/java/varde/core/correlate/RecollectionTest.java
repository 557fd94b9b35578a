package varde.core.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import varde.core.detect.Observation;
import varde.core.detect.View;
import varde.core.landscape.State;
import varde.core.route.Route;

/** What CORRELATE remembered at a moment of which the log no longer tells. */
class RecollectionTest {

    private static final long MOMENT = 1_000_000;

    private final Recollection recollection = new Recollection(MOMENT, 1);

    @Test
    void whatHasNotChangedSinceIsAsItIsNow() {
        CorrelateRow.Sight known = new CorrelateRow.Sight(seen("agent/1", "db/a", View.OK, 5), 2);
        recollection.remembered(known);

        assertThat(sights()).containsExactly(known);
    }

    @Test
    void whatWasSeenToFailLaterWasWellAndWhatRecoveredOfAnOutageHadFailed() {
        recollection.told(member("db/b", Member.Standing.MEMBER));
        recollection.seenAfter(seen("agent/1", "db/a", View.FAILED, MOMENT + 5));
        recollection.seenAfter(seen("agent/1", "db/a", View.OK, MOMENT + 6));
        recollection.seenAfter(seen("agent/1", "db/b", View.OK, MOMENT + 7));
        recollection.seenAfter(seen("agent/1", "db/c", View.OK, MOMENT + 8));
        recollection.remembered(new CorrelateRow.Sight(seen("agent/1", "db/a", View.OK, MOMENT + 6), 0));

        assertThat(sights())
                .extracting(
                        sight -> sight.seen().component() + " " + sight.seen().view())
                .containsExactlyInAnyOrder("db/a OK", "db/b FAILED");
    }

    @Test
    void theLastMarkIsKnownSoThatTheNextIsSaidInTheSecondAfterIt() {
        recollection.told(new OutageRecord.Mark(0, MOMENT - 1_300));
        recollection.told(new OutageRecord.Mark(0, MOMENT - 300));

        assertThat(recollection.rows()).contains(new CorrelateRow.Counter(Correlator.MARKED, MOMENT - 300));
    }

    @Test
    void outagesAreAsTheyWereToldAndTheNextNumberFollowsTheHighest() {
        Outage open = outage("o-1", 1007, Outage.Status.OPEN, Optional.empty());
        recollection.told(outage("o-0", 1006, Outage.Status.CLOSED, Optional.of(MOMENT - 3_600_000)));
        recollection.told(open);
        recollection.told(outage("o-2", 1008, Outage.Status.CLOSED, Optional.of(MOMENT - 60_000)));
        recollection.told(member("db/a", Member.Standing.MEMBER));
        recollection.told(member("db/b", Member.Standing.MEMBER));
        recollection.told(member("db/b", Member.Standing.FREE));

        List<CorrelateRow> rows = recollection.rows();

        assertThat(rows)
                .contains(
                        new CorrelateRow.Life(open, 0, false),
                        new CorrelateRow.Tally("o-1", 3, false, State.DOWN),
                        new CorrelateRow.Counter(Memory.NEXT_NUMBER, 1009))
                .filteredOn(row -> row.store().equals(CorrelateRow.OUTAGES))
                .extracting(CorrelateRow::key)
                .containsExactly("o-1", "o-2");
        assertThat(rows)
                .filteredOn(row -> row.store().equals(CorrelateRow.MEMBERS))
                .extracting(CorrelateRow::key)
                .containsExactly("db/a");
    }

    @Test
    void anAgentThatFellSilentSinceWasInAnEarlierEra() {
        recollection.seenAfter(seen("agent/1", "agent/1", View.SILENT, MOMENT + 5));
        recollection.remembered(new CorrelateRow.Era("agent/1", 3));

        assertThat(recollection.rows()).contains(new CorrelateRow.Era("agent/1", 2));
    }

    @Test
    void ofWhatPeopleSaidOnlyWhatWasSaidBeforeIsRemembered() {
        recollection.remembered(new CorrelateRow.Counter(ByHand.HEARD + "early", MOMENT - 1));
        recollection.remembered(new CorrelateRow.Counter(ByHand.HEARD + "late", MOMENT + 1));
        recollection.remembered(new WindowRow("planned", new TreeMap<>(), "kari", MOMENT - 1));
        recollection.remembered(new WindowRow("later", new TreeMap<>(), "kari", MOMENT + 1));

        assertThat(recollection.rows())
                .extracting(CorrelateRow::key)
                .contains(ByHand.HEARD + "early", "planned")
                .doesNotContain(ByHand.HEARD + "late", "later");
    }

    @Test
    void nobodyIsCalledNeverSeenWhoWasSeenBeforeWhatIsKept() {
        recollection.remembered(new CorrelateRow.Sight(seen("agent/1", "db/a", View.OK, 5), 0));

        assertThat(recollection.rows()).contains(new CorrelateRow.Counter(RollCall.CALLED, Integer.MAX_VALUE));
    }

    private List<CorrelateRow.Sight> sights() {
        return recollection.rows().stream()
                .filter(CorrelateRow.Sight.class::isInstance)
                .map(CorrelateRow.Sight.class::cast)
                .toList();
    }

    private static Observation.Seen seen(String agent, String component, View view, long since) {
        return new Observation.Seen(agent, component, "main", "oslo-1", view, "", since, 15_000, 0);
    }

    private static Member member(String component, Member.Standing standing) {
        return new Member(component, "main", standing, Optional.of("o-1"), State.DOWN, MOMENT - 10, "");
    }

    private static Outage outage(String id, int number, Outage.Status status, Optional<Long> closedAt) {
        return new Outage(
                id,
                number,
                1,
                Outage.Change.UPDATED,
                status,
                "main",
                "db/a",
                "Database a",
                "server",
                State.DOWN,
                Severity.MAJOR,
                new TreeMap<>(),
                List.of(new Route.Destination("ops", "routes.yaml:1")),
                MOMENT - 7_200_000,
                MOMENT - 7_200_000,
                MOMENT - 100,
                closedAt,
                0,
                new Outage.Counts(1, 3, new TreeMap<>(), new TreeMap<>()),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                false,
                List.of(),
                Explanation.NONE);
    }
}
