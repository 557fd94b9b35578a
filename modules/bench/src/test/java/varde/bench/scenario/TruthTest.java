package varde.bench.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The truth beside what agents see. */
class TruthTest {

    private static final long BEGIN = 1_000_000;

    private static World world(double missing, Fault... faults) {
        Scenario scenario = new Scenario(7, List.of(faults), 0, missing, 0, Drift.NONE, 100_000);
        return new World(Small.TERRAIN, scenario, new Breakage(Small.TERRAIN.landscape()));
    }

    private static List<Map<String, Object>> truth(World world) {
        List<Map<String, Object>> lines = new ArrayList<>();
        new Truth(world, BEGIN).tell(lines::add);
        return lines;
    }

    @Test
    void tellsWhatBreaksWhatFallsWithItAndWhenItWorksAgain() {
        List<Map<String, Object>> lines = truth(world(0, Fault.broken("haukeland/lan", 10_000, 20_000)));

        assertThat(lines).filteredOn(line -> line.get("what").equals("fault")).hasSize(2);
        assertThat(lines)
                .filteredOn(line -> String.valueOf(line.get("component")).equals("haukeland/pc-1"))
                .containsExactly(
                        Map.of(
                                "at",
                                BEGIN + 10_000,
                                "what",
                                "component",
                                "component",
                                "haukeland/pc-1",
                                "works",
                                false,
                                "through",
                                List.of("haukeland/lan")),
                        Map.of(
                                "at",
                                BEGIN + 20_000,
                                "what",
                                "component",
                                "component",
                                "haukeland/pc-1",
                                "works",
                                true));
        assertThat(lines)
                .noneMatch(line -> String.valueOf(line.get("component")).startsWith("unn"));
    }

    @Test
    void namesAllFaultsWhereOnlySeveralTogetherTakeSomethingDown() {
        List<Map<String, Object>> lines = truth(world(
                0,
                Fault.broken("path/trd-osl-1", 10_000, 90_000),
                Fault.broken("path/trd-osl-2", 10_000, 90_000),
                Fault.broken("path/trd-osl-3", 20_000, 80_000)));

        assertThat(lines)
                .filteredOn(line -> String.valueOf(line.get("component")).equals("wan/trd-osl"))
                .extracting(line -> line.get("at") + " " + line.get("works") + " " + line.get("through"))
                .containsExactly(
                        (BEGIN + 20_000) + " false [path/trd-osl-1, path/trd-osl-2, path/trd-osl-3]",
                        (BEGIN + 80_000) + " true null");
    }

    @Test
    void tellsWhichSymptomsAreLost() {
        List<Map<String, Object>> lines = truth(world(1, Fault.broken("haukeland/lan", 10_000, 20_000)));

        assertThat(lines)
                .filteredOn(line -> line.get("what").equals("lost"))
                .extracting(line -> line.get("component"))
                .contains("haukeland/lan", "haukeland/pc-1");
    }

    @Test
    void isRecordedBesideHeartbeatsAndWhatDetectMakesOfThem() {
        World world = world(0, Fault.broken("haukeland/lan", 10_000, 60_000));
        List<Map<String, Object>> heartbeats = new ArrayList<>();
        List<Map<String, Object>> observations = new ArrayList<>();

        Recording recording = Recording.of(Small.TERRAIN, world, BEGIN, heartbeats::add, observations::add);

        assertThat(recording.heartbeats()).isEqualTo(heartbeats.size()).isPositive();
        assertThat(recording.observations()).isEqualTo(observations.size());
        assertThat(observations)
                .filteredOn(line -> line.get("component").equals("haukeland/lan"))
                .extracting(line -> line.get("view"))
                .containsExactlyInAnyOrder("OK", "OK", "FAILED", "FAILED", "OK", "OK");
        assertThat(observations)
                .filteredOn(line -> line.get("component").equals("haukeland/pc-1"))
                .extracting(line -> line.get("view"))
                .containsExactly("OK", "SILENT", "OK");
    }
}
