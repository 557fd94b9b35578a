package varde.core.watchdog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of a watchdog whatever it sees, in whatever order. */
class WatchingProperties {

    private static final Patience PATIENCE = Patience.USUAL;

    /** Something seen, after so many milliseconds. */
    record Step(long after, WatchInput input) {}

    @Provide
    Arbitrary<List<Step>> stories() {
        Arbitrary<Concern> stages = Arbitraries.of(Concern.DETECT, Concern.CORRELATE, Concern.ESCALATE);
        Arbitrary<Integer> partitions = Arbitraries.integers().between(0, 2);
        Arbitrary<Long> far = Arbitraries.longs().between(0, 1_000);
        Arbitrary<WatchInput> inputs = Arbitraries.oneOf(
                Arbitraries.just(new WatchInput.Looked()),
                Arbitraries.just(new WatchInput.Looked()),
                Arbitraries.just(new WatchInput.Answered(3, 1)),
                Arbitraries.just(new WatchInput.Silent("timed out")),
                Combinators.combine(stages, partitions, far).as(WatchInput.Moved::new),
                Combinators.combine(partitions, far, Arbitraries.longs().between(0, 60_000))
                        .as(WatchInput.Sang::new),
                Combinators.combine(
                                Arbitraries.of("sms", "email"),
                                Arbitraries.longs().between(0, 3),
                                far)
                        .as(WatchInput.Handed::new),
                Arbitraries.of("", "no answer").map(why -> new WatchInput.Other("b", why)));
        Arbitrary<Long> pauses = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(8, Arbitraries.longs().between(0, 5_000)),
                net.jqwik.api.Tuple.of(2, Arbitraries.longs().between(0, 120_000)),
                net.jqwik.api.Tuple.of(1, Arbitraries.longs().between(0, 4_000_000)));
        return Combinators.combine(pauses, inputs).as(Step::new).list().ofMaxSize(400);
    }

    @Property(tries = 500)
    void eachTroubleIsToldOnceAndEndsOnceAndIsRemindedOfSeldom(@ForAll("stories") List<Step> story) {
        Watching watching = new Watching(PATIENCE);
        long now = 0;
        WatchState state = watching.initial(now);
        Map<Concern, Long> open = new EnumMap<>(Concern.class);
        for (Step step : story) {
            now += step.after();
            WatchState before = state;
            for (WatchEvent event : watching.decide(before, step.input(), now)) {
                state = watching.evolve(state, event);
                if (event instanceof WatchEvent.Said said && said.again()) {
                    assertThat(now - open.get(said.concern())).isGreaterThanOrEqualTo(PATIENCE.repeat());
                    open.put(said.concern(), now);
                } else if (event instanceof WatchEvent.Said said) {
                    assertThat(open).doesNotContainKey(said.concern());
                    open.put(said.concern(), now);
                } else if (event instanceof WatchEvent.Over over) {
                    assertThat(open.remove(over.concern())).isNotNull();
                }
            }
            assertThat(state.troubles().keySet()).isEqualTo(open.keySet());
            if (before.trouble().kafka().isPresent() && step.input() instanceof WatchInput.Looked) {
                assertThat(open.keySet().stream()
                                .filter(concern -> !before.troubles().containsKey(concern)))
                        .as("what is told first while Kafka is silent")
                        .isSubsetOf(Concern.KAFKA, Concern.OTHER);
            }
        }
    }

    @Property(tries = 200)
    void theSameStoryIsToldTheSameWay(@ForAll("stories") List<Step> story) {
        assertThat(told(story)).isEqualTo(told(story));
    }

    private static List<WatchEvent> told(List<Step> story) {
        Watching watching = new Watching(PATIENCE);
        List<WatchEvent> events = new java.util.ArrayList<>();
        long now = 0;
        WatchState state = watching.initial(now);
        for (Step step : story) {
            now += step.after();
            for (WatchEvent event : watching.decide(state, step.input(), now)) {
                events.add(event);
                state = watching.evolve(state, event);
            }
        }
        return events;
    }

    @Property(tries = 200)
    void aPipelineThatMovesInTimeIsNeverSpokenOf(@ForAll("paces") List<Long> pauses) {
        Watching watching = new Watching(PATIENCE);
        long now = 0;
        WatchState state = watching.initial(now);
        for (long pause : pauses) {
            now += pause;
            List<WatchInput> seen = List.of(
                    new WatchInput.Answered(1, 1),
                    new WatchInput.Moved(Concern.DETECT, 0, now),
                    new WatchInput.Moved(Concern.CORRELATE, 0, now),
                    new WatchInput.Moved(Concern.ESCALATE, 0, now),
                    new WatchInput.Sang(0, now, 30_000),
                    new WatchInput.Handed("sms", 0, 5),
                    new WatchInput.Other("b", ""),
                    new WatchInput.Looked());
            for (WatchInput input : seen) {
                for (WatchEvent event : watching.decide(state, input, now)) {
                    assertThat(event).isInstanceOf(WatchEvent.Noted.class);
                    state = watching.evolve(state, event);
                }
            }
        }
    }

    @Provide
    Arbitrary<List<Long>> paces() {
        return Arbitraries.longs().between(1, 30_000).list().ofMaxSize(300);
    }
}
