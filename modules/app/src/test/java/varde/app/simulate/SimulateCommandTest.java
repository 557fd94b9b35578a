package varde.app.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import varde.app.Varde;

/** {@code ./varde simulate}. */
class SimulateCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("simulate", "--config", "../../config"));
        all.addAll(List.of(arguments));
        return Varde.run(Map.of(), new PrintWriter(out), new PrintWriter(err), all.toArray(String[]::new));
    }

    @Test
    void writesWhatAgentsSeeAndTheTruthAndTheSameAgainForTheSameScript() throws IOException {
        Path script = folder.resolve("script.yaml");
        Files.writeString(script, "lasts: 1m\nfaults: [{break: haukeland/lan, from: 10s, until: 40s}]\n");

        assertThat(run(
                        "--scenario",
                        script.toString(),
                        "--out",
                        folder.resolve("a").toString()))
                .isZero();
        assertThat(run(
                        "--scenario",
                        script.toString(),
                        "--out",
                        folder.resolve("b").toString()))
                .isZero();

        for (String name : List.of("heartbeats.jsonl", "observations.jsonl", "truth.jsonl")) {
            assertThat(folder.resolve("b").resolve(name))
                    .hasSameTextualContentAs(folder.resolve("a").resolve(name));
        }
        assertThat(Files.readAllLines(folder.resolve("a/truth.jsonl")).get(0))
                .isEqualTo(
                        "{\"at\":1799744410000,\"what\":\"fault\",\"component\":\"haukeland/lan\",\"sort\":\"BREAK\","
                                + "\"active\":true}");
        assertThat(out.toString()).contains("1 faults");
    }

    @Test
    void drawsAScenarioBySeed() {
        assertThat(run("--seed", "3", "--faults", "2", "--json", "--out", folder.toString()))
                .isZero();

        assertThat(out.toString()).contains("\"faults\":2");
    }

    @Test
    void saysWhatIsWrongWithAScript() throws IOException {
        Path script = folder.resolve("script.yaml");
        Files.writeString(script, "lasts: 1m\nfaults: [{break: no/such, from: 10s, until: 40s}]\n");

        assertThat(run("--scenario", script.toString(), "--out", folder.toString()))
                .isEqualTo(2);

        assertThat(out.toString()).contains("script.yaml:2", "no/such");
        assertThat(err.toString()).contains("cannot be played");
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("--scenario FILE");
    }
}
