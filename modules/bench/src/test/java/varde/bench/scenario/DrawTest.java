package varde.bench.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Scenarios are drawn by seed. */
class DrawTest {

    private static final Draw.Terms TWO = new Draw.Terms(Draw.Sort.WATCHED, 2, 0, 0);

    private final Breakage breakage = new Breakage(Small.TERRAIN.landscape());
    private final Draw draw = new Draw(Small.TERRAIN, breakage);

    @Test
    void isTheSameForTheSameSeedAndAnotherForAnother() {
        Set<List<Fault>> drawn = new HashSet<>();
        for (long seed = 1; seed <= 50; seed++) {
            Scenario scenario = draw.scenario(TWO, seed);
            assertThat(draw.scenario(TWO, seed)).isEqualTo(scenario);
            drawn.add(scenario.faults());
        }

        assertThat(drawn).hasSize(50);
    }

    @Test
    void breaksTwoOfWhichNeitherFallsWithTheOther() {
        for (long seed = 1; seed <= 100; seed++) {
            List<Fault> faults = draw.scenario(TWO, seed).faults();
            int one = Small.node(faults.get(0).component());
            int other = Small.node(faults.get(1).component());

            assertThat(breakage.of(List.of(one), Drift.NONE).get(other))
                    .as("seed %s", seed)
                    .isFalse();
            assertThat(breakage.of(List.of(other), Drift.NONE).get(one))
                    .as("seed %s", seed)
                    .isFalse();
        }
    }

    @Test
    void breaksWhatNobodyWatchesOnlyIfItCanBeSeenByWhatFallsWithIt() {
        assertThat(Small.TERRAIN.isWatched(Small.node("wan/trd-osl"))).isFalse();
        for (long seed = 1; seed <= 100; seed++) {
            String component = draw.scenario(new Draw.Terms(Draw.Sort.WATCHED, 1, 0, 0), seed)
                    .faults()
                    .get(0)
                    .component();
            assertThat(Small.TERRAIN.isWatched(Small.node(component))).isTrue();
        }
    }
}
