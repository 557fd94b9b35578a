package varde.core.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import varde.core.command.Command;
import varde.core.correlate.Outage;
import varde.core.correlate.Outage.Change;
import varde.core.correlate.Severity;
import varde.core.escalate.Escalation.Fate;
import varde.core.escalate.Escalation.Status;
import varde.core.oncall.Channel;
import varde.core.oncall.Target;
import varde.core.page.Receipt;
import varde.core.time.Now;

/**
 * Every state meets every input. A row says what happens in words; a state or an input that is added later makes the test
 * fail until it has its rows.
 */
class EscalationMatrixTest {

    private static final long START = EscalateScenario.START;
    private static final long MINUTE = EscalateScenario.MINUTE;
    private static final String NOTHING = "";

    private final EscalationDecider decider = new EscalationDecider(Staff.of(Cast.parts()), Gate.OPEN);
    private final OutageStory story = new OutageStory(1042, START).severity(Severity.MAJOR);

    /** What happens, state by state: Unstarted, Running, Acknowledged, Ended. */
    private static final Map<String, List<String>> TABLE = new LinkedHashMap<>();

    static {
        TABLE.put("Opened", List.of("RUNNING OPENED:kari", NOTHING, NOTHING, "RUNNING OPENED:kari"));
        TABLE.put("Drilled", List.of("RUNNING DRILL:kari DRILL:ola DRILL:solveig", NOTHING, NOTHING, NOTHING));
        TABLE.put("Reopened", List.of("RUNNING OPENED:kari", NOTHING, NOTHING, "RUNNING OPENED:kari"));
        TABLE.put("Updated", List.of(NOTHING, "RUNNING INFORM:solveig", "RUNNING WORSE:kari INFORM:solveig", NOTHING));
        TABLE.put("Over", List.of(NOTHING, "ENDED ALL_CLEAR:kari", "ENDED ALL_CLEAR:kari", NOTHING));
        TABLE.put("Moved", List.of(NOTHING, "ENDED MERGED:kari", "ENDED MERGED:kari", NOTHING));
        TABLE.put("Inherited", List.of(NOTHING, "ACKNOWLEDGED TAKEN:kari", "ACKNOWLEDGED", NOTHING));
        TABLE.put("Answered", List.of(NOTHING, "ACKNOWLEDGED TAKEN:kari", "ACKNOWLEDGED", NOTHING));
        TABLE.put("Snoozed", List.of(NOTHING, "ACKNOWLEDGED TAKEN:kari", "ACKNOWLEDGED", NOTHING));
        TABLE.put("Called", List.of(NOTHING, "RUNNING OPENED:nils", "ACKNOWLEDGED OPENED:nils", NOTHING));
        TABLE.put(
                "Handed",
                List.of(NOTHING, "RUNNING MERGED:kari OPENED:nils", "RUNNING MERGED:kari OPENED:nils", NOTHING));
        TABLE.put("Carried", List.of(NOTHING, NOTHING, NOTHING, NOTHING));
        TABLE.put("Released", List.of(NOTHING, NOTHING, NOTHING, NOTHING));
        TABLE.put("AnsweredElsewhere", List.of(NOTHING, "RUNNING TAKEN:kari", "ACKNOWLEDGED TAKEN:kari", NOTHING));
        TABLE.put("Receipted", List.of(NOTHING, "RUNNING OPENED:kari", "ACKNOWLEDGED", "ENDED"));
        TABLE.put("Declined", List.of(NOTHING, "RUNNING OPENED:ola", "ACKNOWLEDGED", "ENDED"));
        TABLE.put("Noted", List.of(NOTHING, "RUNNING", "ACKNOWLEDGED", "ENDED"));
        TABLE.put("TimeCame", List.of(NOTHING, "RUNNING OPENED:kari OPENED:ola", "RUNNING OPENED:kari", "forgotten"));
        TABLE.put("Failed", List.of(NOTHING, "RUNNING", "RUNNING", "ENDED"));
    }

    @Test
    void everyStateMeetsEveryInput() {
        assertThat(TABLE.keySet())
                .containsExactlyInAnyOrderElementsOf(names(EscalationInput.class.getPermittedSubclasses()));
        assertThat(names(EscalationState.class.getPermittedSubclasses()))
                .containsExactly("Unstarted", "Running", "Acknowledged", "Ended");
        assertThat(TABLE.values()).allMatch(row -> row.size() == 4);
    }

    @TestFactory
    Stream<DynamicTest> whatHappens() {
        return TABLE.entrySet().stream().flatMap(row -> {
            List<DynamicTest> tests = new ArrayList<>();
            for (int n = 0; n < row.getValue().size(); n++) {
                EscalationState state = states().get(n);
                String expected = row.getValue().get(n);
                String name = state.getClass().getSimpleName() + " × " + row.getKey();
                tests.add(DynamicTest.dynamicTest(
                        name, () -> assertThat(met(state, row.getKey())).isEqualTo(expected)));
            }
            return tests.stream();
        });
    }

    private String met(EscalationState state, String input) {
        long at = "TimeCame".equals(input) ? dueOf(state) : START + 3 * MINUTE;
        List<EscalationEvent> events = decider.decide(state, input(input, at), new Now(at, 0));
        EscalationState after = state;
        List<String> words = new ArrayList<>();
        for (EscalationEvent event : events) {
            after = decider.evolve(after, event);
            if (event instanceof EscalationEvent.Paged paged) {
                words.add(paged.page().event() + ":" + paged.page().person());
            } else if (event instanceof EscalationEvent.Forgotten) {
                return "forgotten";
            }
        }
        if (events.isEmpty()) {
            return NOTHING;
        }
        assertThat(events.get(events.size() - 1)).isInstanceOf(EscalationEvent.Revised.class);
        words.add(0, after.course().shown().status().name());
        return String.join(" ", words);
    }

    /** The step, the end of the acknowledgement, the end of memory: whatever each waits for in the end. */
    private static long dueOf(EscalationState state) {
        if (state instanceof Running running) {
            return running.course().due();
        }
        if (state instanceof Acknowledged acknowledged) {
            return acknowledged.course().answeredUntil().orElseThrow();
        }
        return state instanceof Ended ended
                ? ended.course().ending().orElseThrow().forgetAt()
                : START;
    }

    private EscalationInput input(String name, long at) {
        Outage told = story.told(Change.UPDATED, Outage.Status.OPEN, at);
        EscalationInput.Opened opened =
                new EscalationInput.Opened(told, "database", "routes.yaml:14", Optional.empty(), Optional.empty());
        Map<String, EscalationInput> inputs = Map.ofEntries(
                Map.entry("Opened", opened),
                Map.entry("Drilled", new EscalationInput.Drilled(drill(at), "database", "root")),
                Map.entry("Reopened", new EscalationInput.Reopened(opened)),
                Map.entry(
                        "Updated",
                        new EscalationInput.Updated(new OutageStory(1042, START)
                                .severity(Severity.CRITICAL)
                                .told(Change.WORSE, Outage.Status.OPEN, at))),
                Map.entry("Over", new EscalationInput.Over(story.told(Change.CLOSED, Outage.Status.CLOSED, at))),
                Map.entry("Moved", new EscalationInput.Moved("backbone", Optional.empty(), true)),
                Map.entry("Inherited", new EscalationInput.Inherited(answeredPart())),
                Map.entry("Answered", new EscalationInput.Answered("ola", Command.How.LINK)),
                Map.entry("Snoozed", new EscalationInput.Snoozed("ola", Command.How.LINK, at + MINUTE)),
                Map.entry("Called", new EscalationInput.Called("ola", new Target(Target.Kind.PERSON, "nils"))),
                Map.entry("Handed", new EscalationInput.Handed("ola", new Target(Target.Kind.PERSON, "nils"))),
                Map.entry("Carried", new EscalationInput.Carried(Set.of("none"), bundle())),
                Map.entry("Released", new EscalationInput.Released("none", Brief.plain("database"))),
                Map.entry("AnsweredElsewhere", new EscalationInput.AnsweredElsewhere("backbone", "nils")),
                Map.entry("Receipted", new EscalationInput.Receipted(failed())),
                Map.entry("Declined", new EscalationInput.Declined("kari", "On a boat.")),
                Map.entry("Noted", new EscalationInput.Noted("ola", "Called the vendor.")),
                Map.entry("TimeCame", new EscalationInput.TimeCame()),
                Map.entry("Failed", new EscalationInput.Failed("broken")));
        return inputs.get(name);
    }

    private static Outage drill(long at) {
        return Drill.outage("drill/1", 900_001, "database", at);
    }

    private static Bundle bundle() {
        return new Bundle("digest/1", "D1", "kari", "database", Channel.SMS, 0, START, START, List.of());
    }

    private List<EscalationState> states() {
        EscalationState running = running("outage-1042");
        EscalationState acknowledged = after(running, new EscalationInput.Answered("ola", Command.How.LINK));
        EscalationState ended = after(
                running, new EscalationInput.Over(story.told(Change.CLOSED, Outage.Status.CLOSED, START + MINUTE)));
        return List.of(new Unstarted(), running, acknowledged, ended);
    }

    /** Kari has been paged and her SMS has arrived. */
    private EscalationState running(String outage) {
        Outage told = story.told(Change.OPENED, Outage.Status.OPEN, START);
        EscalationState state = new Unstarted();
        EscalationInput opened =
                new EscalationInput.Opened(told, "database", "routes.yaml:14", Optional.empty(), Optional.empty());
        state = after(state, opened);
        String page = state.course().shown().pages().get(0).id();
        assertThat(page).startsWith(outage);
        return decider.evolve(state, new EscalationEvent.Fated(page, Fate.DELIVERED, ""));
    }

    private Course answeredPart() {
        EscalationState part = after(running("outage-1042"), new EscalationInput.Answered("ola", Command.How.LINK));
        return after(part, new EscalationInput.Moved("database", Optional.of("outage-1042"), false))
                .course();
    }

    private EscalationState after(EscalationState state, EscalationInput input) {
        EscalationState after = state;
        for (EscalationEvent event : decider.decide(state, input, new Now(START, 0))) {
            after = decider.evolve(after, event);
        }
        return after;
    }

    private Receipt failed() {
        String page = running("outage-1042").course().shown().pages().get(0).id();
        return new Receipt(
                page,
                "outage-1042",
                "database",
                "kari",
                Channel.SMS,
                Receipt.Status.FAILED,
                "gateway",
                "",
                1,
                "no such number",
                START);
    }

    private static List<String> names(Class<?>[] types) {
        return Stream.of(types).map(Class::getSimpleName).toList();
    }

    @Test
    void whatIsOpenAndUnansweredIsAlwaysDue() {
        for (EscalationState state : states()) {
            boolean waits = state.isOpen() && state.course().shown().status() == Status.RUNNING;
            assertThat(decider.nextDue(state).isPresent() || !waits).isTrue();
        }
    }
}
