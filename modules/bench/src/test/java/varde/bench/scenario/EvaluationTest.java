package varde.bench.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import varde.streams.TextResources;

/** Scenarios through the real decisions of all stages, on the small example. */
class EvaluationTest {

    private final Evaluation evaluation = new Evaluation(Small.TERRAIN, TextResources::read);
    private final Breakage breakage = new Breakage(Small.TERRAIN.landscape());

    private Marks marks(Fault... faults) {
        return evaluation.run(new Scenario(1, List.of(faults), 500, 0, 0, Drift.NONE, 240_000), breakage);
    }

    @Test
    void findsABrokenNetworkAndEverythingThatFellWithIt() {
        Marks marks = marks(Fault.broken("haukeland/lan", 22_000, 150_000));

        assertThat(marks.faults()).isEqualTo(1);
        assertThat(marks.found()).isEqualTo(1);
        assertThat(marks.first()).isEqualTo(1);
        assertThat(marks.outages()).isEqualTo(1);
        assertThat(marks.failures()).isGreaterThan(4);
        assertThat(marks.f1()).hasValue(1);
        assertThat(marks.pages()).isPositive();
        assertThat(marks.delays())
                .singleElement()
                .satisfies(delay -> assertThat(delay).isBetween(1L, 40_000L));
        assertThat(marks.stuck()).isZero();
        assertThat(marks.untrue()).isZero();
    }

    @Test
    void marksWhatWasNeverSaidAsMissed() {
        World world = new World(
                Small.TERRAIN,
                new Scenario(1, List.of(Fault.broken("haukeland/lan", 1_000, 2_000)), 0, 0, 0, Drift.NONE, 3_000),
                breakage);
        Protocol silent = new Protocol();

        Marks marks = new Judge(world, silent, silent.standing(), 0).judge();

        assertThat(marks.faults()).isEqualTo(1);
        assertThat(marks.found()).isZero();
        assertThat(marks.first()).isZero();
        assertThat(marks.f1()).hasValue(0);
    }

    @Test
    void playsTheSameScenarioAlikeTwice() {
        Fault fault = Fault.broken("oslo-1/db-kj-a", 22_000, 150_000);

        assertThat(marks(fault)).isEqualTo(marks(fault));
    }
}
