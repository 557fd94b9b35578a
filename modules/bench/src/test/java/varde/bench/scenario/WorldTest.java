package varde.bench.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import varde.core.detect.HeartbeatStatus;

/** What agents see of a scenario at each moment. */
class WorldTest {

    private static final String LAN = "haukeland/lan";

    private static World world(Fault... faults) {
        return world(0, 0, faults);
    }

    private static World world(double missing, double spurious, Fault... faults) {
        Scenario scenario = new Scenario(7, List.of(faults), 0, missing, spurious, Drift.NONE, 100_000);
        return new World(Small.TERRAIN, scenario, new Breakage(Small.TERRAIN.landscape()));
    }

    private static Look look(String component, int number) {
        return Small.TERRAIN.looks(Small.node(component)).get(number);
    }

    @Test
    void showsABreakToWhoLooksAndSilencesWhatReportsItself() {
        World world = world(Fault.broken(LAN, 10_000, 20_000));

        assertThat(world.sees(look(LAN, 0), 9_999)).hasValue(HeartbeatStatus.OK);
        assertThat(world.sees(look(LAN, 0), 10_000)).hasValue(HeartbeatStatus.FAILED);
        assertThat(world.sees(look("haukeland/pc-1", 0), 10_000)).isEmpty();
        assertThat(world.sees(look("haukeland/pc-1", 0), 20_000)).hasValue(HeartbeatStatus.OK);
        assertThat(world.sees(look("unn/lan", 0), 10_000)).hasValue(HeartbeatStatus.OK);
    }

    @Test
    void showsWhatIsSlowAsDegradedAndWhatNeedsItAsWell() {
        World world = world(new Fault(Fault.Sort.SLOW, LAN, 10_000, 20_000, 0));

        assertThat(world.sees(look(LAN, 0), 15_000)).hasValue(HeartbeatStatus.DEGRADED);
        assertThat(world.sees(look("haukeland/pc-1", 0), 15_000)).hasValue(HeartbeatStatus.OK);
    }

    @Test
    void showsAPartialFailureToOneAgentOnly() {
        World world = world(new Fault(Fault.Sort.PARTIAL, LAN, 10_000, 20_000, 0));

        assertThat(world.sees(look(LAN, 0), 15_000)).hasValue(HeartbeatStatus.FAILED);
        assertThat(world.sees(look(LAN, 1), 15_000)).hasValue(HeartbeatStatus.OK);
    }

    @Test
    void flapsAtItsPace() {
        World world = world(new Fault(Fault.Sort.FLAP, LAN, 10_000, 20_000, 3_000));

        assertThat(List.of(10_000L, 12_999L, 13_000L, 16_000L, 19_000L, 20_000L).stream()
                        .map(at -> world.sees(look(LAN, 0), at).orElseThrow()))
                .containsExactly(
                        HeartbeatStatus.FAILED,
                        HeartbeatStatus.FAILED,
                        HeartbeatStatus.OK,
                        HeartbeatStatus.FAILED,
                        HeartbeatStatus.OK,
                        HeartbeatStatus.OK);
    }

    @Test
    void letsAnIsolatedAgentFailEverythingButItselfAndASilentOneSayNothing() {
        World isolated = world(new Fault(Fault.Sort.ISOLATE, "agent/osl-1", 10_000, 20_000, 0));
        World silent = world(new Fault(Fault.Sort.SILENCE, "agent/osl-1", 10_000, 20_000, 0));
        Look itself = look("agent/osl-1", 0);
        Look at = isolated.looks().stream()
                .filter(look -> look.agent().equals("agent/osl-1") && !look.self())
                .findFirst()
                .orElseThrow();

        assertThat(isolated.sees(itself, 15_000)).hasValue(HeartbeatStatus.OK);
        assertThat(isolated.sees(at, 15_000)).hasValue(HeartbeatStatus.FAILED);
        assertThat(isolated.down(15_000).isEmpty()).isTrue();
        assertThat(silent.sees(itself, 15_000)).isEmpty();
        assertThat(silent.sees(at, 15_000)).isEmpty();
    }

    @Test
    void losesEverySymptomWhenAllAreToBeMissing() {
        World world = world(1, 0, Fault.broken(LAN, 10_000, 20_000));

        assertThat(world.isReported(Small.node(LAN))).isFalse();
        assertThat(world.sees(look(LAN, 0), 15_000))
                .isIn(Optional.of(HeartbeatStatus.OK), Optional.of(HeartbeatStatus.BROKEN));
        assertThat(world.sees(look("haukeland/pc-1", 0), 15_000)).hasValue(HeartbeatStatus.OK);
        assertThat(world.down(15_000).get(Small.node(LAN))).isTrue();
    }

    @Test
    void addsFalseSymptomsOnlyWhereNothingIsBroken() {
        World world = world(0, 0.5, Fault.broken(LAN, 10_000, 20_000));

        assertThat(world.spurious())
                .isNotEmpty()
                .noneMatch(node -> world.down(15_000).get(node));
    }
}
