package varde.core.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import varde.core.rules.Rule;

class DetectorProperties {

    /** A thing that happens: somebody is seen, or time passes. */
    record Happening(int agent, int component, HeartbeatStatus status, int pass, boolean written) {}

    @Provide
    Arbitrary<List<Happening>> stories() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(HeartbeatStatus.class),
                        Arbitraries.integers().between(0, 6_000),
                        Arbitraries.of(true, true, true, false))
                .as(Happening::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    @Property(tries = 300)
    void aRestartAtAnyPlaceDecidesTheSame(@ForAll("stories") List<Happening> story, @ForAll int where) {
        int cut = Math.floorMod(where, story.size());
        DetectScenario through = new DetectScenario();
        DetectScenario restarted = new DetectScenario();
        for (int n = 0; n < story.size(); n++) {
            if (n == cut) {
                restarted.restart();
            }
            happen(through, story.get(n));
            happen(restarted, story.get(n));
        }
        through.pulses(30_000);
        restarted.pulses(30_000);

        assertThat(restarted.observations()).isEqualTo(through.observations());
    }

    @Property(tries = 200)
    void whatIsSeenOftenEnoughIsNeverSilent(@ForAll("stories") List<Happening> story) {
        DetectScenario log = new DetectScenario();
        DetectScenario.Beat steady = log.heartbeat("agent/steady", "steady").every(6_000, 100);
        for (Happening happening : story) {
            steady.arrives();
            happen(log, happening);
        }

        assertThat(log.said()).filteredOn(words -> words.contains("steady")).containsExactly("agent/steady OK steady");
    }

    /**
     * Replay begins in the middle of a log, and must not tell of differences that are none. What it cannot know is whether
     * there was a gap before; deadlines count from after that for so long as agents have to come back.
     */
    @Property(tries = 300)
    void whoBeginsToReadInTheMiddleDecidesTheSameOnceEverybodyHasSpoken(
            @ForAll("stories") List<Happening> before, @ForAll("stories") List<Happening> after) {
        DetectScenario through = new DetectScenario();
        before.forEach(happening -> happen(through, happening));
        DetectScenario fromTheMiddle = new DetectScenario().nothingIsWritten(through.time() - DetectScenario.START);
        for (DetectScenario log : List.of(through, fromTheMiddle)) {
            for (int second = 0; second < Rule.RECONNECT.standard() / 1_000 + 5; second++) {
                everybodySpeaks(log);
                log.pulses(1_000);
            }
            log.observations();
            after.forEach(happening -> happen(log, happening));
            log.pulses(30_000);
        }

        assertThat(fromTheMiddle.observations()).isEqualTo(through.observations());
    }

    private static void everybodySpeaks(DetectScenario log) {
        for (int agent = 0; agent <= 2; agent++) {
            for (int component = 0; component <= 3; component++) {
                log.heartbeat("agent/" + agent, component == 3 ? "agent/" + agent : "db/" + component)
                        .arrives();
            }
        }
    }

    private static void happen(DetectScenario log, Happening happening) {
        String agent = "agent/" + happening.agent();
        String component = happening.component() == 3 ? agent : "db/" + happening.component();
        log.heartbeat(agent, component).saying(happening.status()).arrives();
        if (happening.written()) {
            log.pulses(happening.pass());
        } else {
            log.nothingIsWritten(happening.pass());
        }
    }
}
