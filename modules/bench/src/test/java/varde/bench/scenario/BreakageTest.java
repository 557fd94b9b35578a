package varde.bench.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import varde.bench.simulation.SimulatedNetwork;

/** What does not work when something is broken, computed step by step and from scratch. */
class BreakageTest {

    private final Breakage breakage = new Breakage(Small.TERRAIN.landscape());

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void agreesWithTheNetworkThatAsksEachComponentInTurn(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            SimulatedNetwork network =
                    new SimulatedNetwork(Small.TERRAIN.configuration().components());
            List<String> ids = List.copyOf(network.components().keySet());
            List<Integer> broken = new ArrayList<>();
            for (int number = 0; number < 1 + random.nextInt(6); number++) {
                String id = ids.get(random.nextInt(ids.size()));
                network.breakDown(id);
                broken.add(Small.node(id));
            }

            BitSet down = breakage.of(broken, Drift.NONE);

            assertThat(ids.stream().filter(id -> down.get(Small.node(id))))
                    .as("seed %s, round %s", seed, round)
                    .containsExactlyElementsOf(
                            ids.stream().filter(id -> !network.works(id)).toList());
        }
    }

    @Test
    void forgetsWhatWasBrokenBefore() {
        breakage.of(List.of(Small.node("path/trd-osl-1"), Small.node("path/trd-osl-2")), Drift.NONE);

        BitSet down = breakage.of(List.of(Small.node("path/trd-osl-3")), Drift.NONE);

        assertThat(down.cardinality()).isEqualTo(1);
    }

    @Test
    void followsTheTruthWhereTheLandscapeIsStale() {
        int router = Small.node("haukeland/lan");
        int stays = Small.node("haukeland/pc-1");
        int comes = Small.node("unn/analyser-1");

        BitSet down =
                breakage.of(List.of(router), new Drift(Map.of(router, Set.of(stays)), Map.of(router, List.of(comes))));

        assertThat(down.get(stays)).isFalse();
        assertThat(down.get(comes)).isTrue();
        assertThat(down.get(Small.node("haukeland/pc-2"))).isTrue();
    }
}
