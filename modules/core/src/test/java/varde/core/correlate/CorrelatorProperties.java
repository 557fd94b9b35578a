package varde.core.correlate;

import static org.assertj.core.api.Assertions.assertThat;
import static varde.core.correlate.Part.unwatched;
import static varde.core.correlate.Part.watched;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import varde.core.command.Command;
import varde.core.detect.View;

class CorrelatorProperties {

    private static final List<String> COMPONENTS =
            List.of("power", "link/1", "link/2", "vm/1", "vm/2", "db", "agent/a", "agent/b", "stranger");

    /** Somebody sees something, and time passes; sometimes without marks, or without anything written. */
    record Happening(int agent, int component, View view, int pass, int mood) {}

    @Provide
    Arbitrary<List<Happening>> stories() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, COMPONENTS.size() - 1),
                        Arbitraries.of(View.class),
                        Arbitraries.integers().between(0, 12_000),
                        Arbitraries.integers().between(0, 19))
                .as(Happening::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(50);
    }

    private static Part[] landscape() {
        return new Part[] {
            watched("power"),
            watched("link/1").needs("power"),
            watched("link/2"),
            unwatched("net").needsAny("link/1", "link/2"),
            watched("vm/1").needs("net", "power"),
            watched("vm/2").needs("net"),
            watched("db").kind("db").needsAtLeast(1, "vm/1", "vm/2"),
            unwatched("app").kind("application").needs("db", "net"),
            watched("never")
        };
    }

    private static CorrelateScenario log() {
        return new CorrelateScenario().agentOn("agent/a", "oslo", "vm/1").landscape(landscape());
    }

    @Property(tries = 300)
    void aRestartAtAnyPlaceDecidesTheSame(@ForAll("stories") List<Happening> story, @ForAll int where) {
        int cut = Math.floorMod(where, story.size());
        CorrelateScenario through = log();
        CorrelateScenario restarted = log();
        for (int n = 0; n < story.size(); n++) {
            if (n == cut) {
                restarted.restart();
            }
            happen(through, story.get(n));
            happen(restarted, story.get(n));
        }
        through.marks(true).pass(60_000);
        restarted.marks(true).pass(60_000);

        assertThat(restarted.said).isEqualTo(through.said);
        assertThat(restarted.store).isEqualTo(through.store);
    }

    @Property(tries = 100)
    void theSameLogGivesTheSameDecisions(@ForAll("stories") List<Happening> story) {
        CorrelateScenario once = log();
        CorrelateScenario again = log();
        story.forEach(happening -> happen(once, happening));
        story.forEach(happening -> happen(again, happening));

        assertThat(again.said).isEqualTo(once.said);
    }

    @Property(tries = 200)
    void whenAllIsSeenWellNoOutageIsLeft(@ForAll("stories") List<Happening> story) {
        CorrelateScenario log = log();
        story.forEach(happening -> happen(log, happening));

        log.marks(true).pass(2_000);
        log.sees("agent/a@oslo", View.OK, "agent/a").sees("agent/b@trondheim", View.OK, "agent/b");
        for (String agent : List.of("agent/a@oslo", "agent/b@trondheim", "agent/c@oslo")) {
            log.sees(agent, View.OK, "agent/c", "never");
            COMPONENTS.forEach(component -> log.sees(agent, View.OK, component));
        }
        log.pass(60_000);

        assertThat(log.open()).isEmpty();
        assertThat(log.store.keySet()).noneMatch(key -> key.startsWith(CorrelateRow.HOLDS));
        assertThat(log.store.values())
                .filteredOn(CorrelateRow.Membership.class::isInstance)
                .allMatch(row -> ((CorrelateRow.Membership) row).standing() == Member.Standing.UNLISTED);
    }

    @Property(tries = 200)
    void theOrderOfObservationsWithinTheHoldChangesNothing(@ForAll long seed) {
        Random random = new Random(seed);
        List<String> failing = new ArrayList<>(List.of("link/1", "link/2", "vm/1", "vm/2", "db"));
        failing.removeIf(component -> random.nextInt(3) == 0);
        failing.add("power");
        CorrelateScenario inOrder = log().ok("power", "link/1", "link/2", "vm/1", "vm/2", "db", "never");
        CorrelateScenario shuffled = log().ok("power", "link/1", "link/2", "vm/1", "vm/2", "db", "never");

        inOrder.failed(failing.toArray(String[]::new)).pass(60_000);
        Collections.shuffle(failing, random);
        shuffled.failed(failing.toArray(String[]::new)).pass(60_000);

        assertThat(shuffled.open()).isEqualTo(inOrder.open());
    }

    @Property(tries = 200)
    void noOutageIsOpenWithoutSomethingBroken(@ForAll("stories") List<Happening> story) {
        CorrelateScenario log = log();
        for (Happening happening : story) {
            happen(log, happening);
        }
        log.marks(true).pass(3_000);
        Map<String, CorrelateRow> store = log.store;

        assertThat(store.values())
                .filteredOn(row ->
                        row instanceof CorrelateRow.Life life && life.outage().status() == Outage.Status.OPEN)
                .allSatisfy(row -> assertThat(store.values())
                        .anyMatch(other -> other instanceof CorrelateRow.Membership member
                                && member.outage().equals(java.util.Optional.of(row.key()))));
    }

    @Property(tries = 200)
    void whatIsClosedHasRecoveredWasMergedOrResolvedByHand(@ForAll("stories") List<Happening> story) {
        CorrelateScenario log = log();
        for (int n = 0; n < story.size(); n++) {
            happen(log, story.get(n));
            if (n % 7 == 6) {
                log.says(Command.Kind.RESOLVE, 1_001 + n / 7);
            } else if (n % 7 == 3) {
                log.says(Command.Kind.MERGE, 1_001 + n / 7, "into", String.valueOf(1_002 + n / 7));
            }
        }
        log.marks(true).pass(3_000);

        for (CorrelateRow row : log.store.values()) {
            if (!(row instanceof CorrelateRow.Life life) || life.outage().status() == Outage.Status.OPEN) {
                continue;
            }
            Outage over = life.outage();
            boolean merged = over.status() == Outage.Status.MERGED;
            assertThat(over.mergedInto().isPresent()).isEqualTo(merged);
            assertThat(over.closedAt()).isPresent();
            assertThat(log.reason(over.number(), merged ? "merged" : "over")
                            + log.reason(over.number(), merged ? "" : "resolved"))
                    .isNotEmpty();
            assertThat(log.store.values())
                    .as("what still belongs to %s", over.number())
                    .noneMatch(other -> other instanceof CorrelateRow.Membership member
                            && member.outage().equals(java.util.Optional.of(over.id())));
        }
    }

    private static void happen(CorrelateScenario log, Happening happening) {
        List<String> agents = List.of("agent/a@oslo", "agent/b@trondheim", "agent/c@oslo");
        String agent = agents.get(happening.agent());
        String component = COMPONENTS.get(happening.component());
        boolean ofAnother = component.startsWith("agent/") && !agent.startsWith(component);
        log.sees(agent, happening.view(), ofAnother ? agent.split("@", 2)[0] : component);
        switch (happening.mood()) {
            case 0 -> log.marks(false).pass(happening.pass() * 3L).marks(true);
            case 1 -> log.nothingIsWritten(happening.pass());
            case 2 -> log.landscape(landscape());
            default -> log.pass(happening.pass());
        }
    }
}
