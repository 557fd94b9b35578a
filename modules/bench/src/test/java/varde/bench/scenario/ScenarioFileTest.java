package varde.bench.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import varde.config.problem.Problem;

/** Scripts of failures, read from files. */
class ScenarioFileTest {

    @TempDir
    private Path folder;

    private ScenarioFile.Read read(String text) throws IOException {
        Path file = folder.resolve("scenario.yaml");
        Files.writeString(file, text);
        return ScenarioFile.read(file, Small.TERRAIN);
    }

    @Test
    void readsEachSortOfFault() throws IOException {
        ScenarioFile.Read read = read("""
                seed: 9
                lasts: 5m
                jitter: 500ms
                missing: 10
                spurious: 5
                faults:
                  - {break: path/trd-osl-1, from: 30s, until: 3m}
                  - {slow: app/e-resept, from: 0s, until: 1m}
                  - {partial: haukeland/lan, from: 10s, until: 1m}
                  - {flap: st-olavs/lan, every: 20s, from: 1m, until: 4m}
                  - {isolate: agent/osl-1, from: 1m, until: 4m}
                  - {silence: agent/osl-2, from: 1m, until: 4m}
                """);

        assertThat(read.problems()).isEmpty();
        Scenario scenario = read.scenario().orElseThrow();
        assertThat(scenario.seed()).isEqualTo(9);
        assertThat(scenario.lasts()).isEqualTo(300_000);
        assertThat(scenario.jitter()).isEqualTo(500);
        assertThat(scenario.missing()).isEqualTo(0.1);
        assertThat(scenario.spurious()).isEqualTo(0.05);
        assertThat(scenario.faults())
                .extracting(Fault::sort)
                .containsExactly(
                        Fault.Sort.BREAK,
                        Fault.Sort.SLOW,
                        Fault.Sort.PARTIAL,
                        Fault.Sort.FLAP,
                        Fault.Sort.ISOLATE,
                        Fault.Sort.SILENCE);
        assertThat(scenario.faults().get(3))
                .isEqualTo(new Fault(Fault.Sort.FLAP, "st-olavs/lan", 60_000, 240_000, 20_000));
    }

    @Test
    void saysAllThatIsWrongEachAtItsLine() throws IOException {
        ScenarioFile.Read read = read("""
                lasts: 5m
                faults:
                  - {break: no/such, from: 30s, until: 3m}
                  - {isolate: agent/none, from: 30s, until: 3m}
                  - {break: st-olavs/lan, slow: st-olavs/lan, from: 30s, until: 3m}
                  - {break: st-olavs/lan, from: 3m, until: 1m}
                  - {flap: st-olavs/lan, from: 1m, until: 3m}
                """);

        assertThat(read.scenario()).isEmpty();
        assertThat(read.problems()).extracting(Problem::line).isEqualTo(List.of(3, 4, 5, 6, 7));
    }

    @Test
    void saysThatAFileIsNotThere() {
        ScenarioFile.Read read = ScenarioFile.read(folder.resolve("none.yaml"), Small.TERRAIN);

        assertThat(read.scenario()).isEmpty();
        assertThat(read.problems()).hasSize(1);
    }

    @Test
    void findsTheFilesThatComeWithVardeGood() {
        Terrain national = Terrain.of(varde.config.ConfigFolder.readWithoutSecrets(
                        Path.of("../../landscapes/national"), name -> java.util.Optional.empty())
                .configuration()
                .orElseThrow());

        assertThat(ScenarioFile.read(Path.of("../../examples/scenarios/trench.yaml"), national)
                        .problems())
                .isEmpty();
    }
}
