package varde.app.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import varde.app.Said;

class CheckCommandTest {

    @TempDir
    private Path root;

    @Test
    void theExampleIsGood() {
        Said said = Said.by(Map.of(), "check", "../../config");

        assertThat(said.err()).isEmpty();
        assertThat(said.out())
                .singleElement()
                .asString()
                .startsWith("good: ")
                .contains(" 24 teams, 200 people; version ");
        assertThat(said.status()).isZero();
    }

    @Test
    void allErrorsOfAllFilesAreToldAtOnce() {
        Small.folder(root);
        Small.write(root, "routes.yaml", "route:\n  team: operations\n  rotes: []\n");
        Small.write(root, "people.yaml", "people:\n\t- id: kari\n");

        Said said = Said.by(Map.of(), "check", root.toString());

        assertThat(said.out()).hasSize(3);
        assertThat(said.out().get(0)).startsWith("people.yaml:2:1: error: this is not YAML: there is a tab here");
        assertThat(said.out().get(1))
                .startsWith("routes.yaml:3:3: error: unknown key `rotes`")
                .contains("`routes`");
        assertThat(said.out().get(2)).isEqualTo("2 errors; nothing can be published");
        assertThat(said.status()).isEqualTo(1);
    }

    @Test
    void forProgramsEachProblemIsAnObject() {
        Small.folder(root);
        Small.write(root, "rules.yaml", "holdMost: soon\n");

        Said said = Said.by(Map.of(), "check", root.toString(), "--json");

        assertThat(said.out())
                .containsExactly("{\"file\":\"rules.yaml\",\"line\":1,\"column\":11,\"severity\":\"error\",\"message\":"
                        + "\"`holdMost`: `soon` is not a duration; write it like 500ms, 10s, 5m, 2h or 3d\"}");
        assertThat(said.status()).isEqualTo(1);
    }

    @Test
    void aFolderThatIsNotThereIsAnError() {
        Said said = Said.by(Map.of(), "check", root.resolve("nowhere").toString());

        assertThat(said.out().get(0)).contains("there is no such folder");
        assertThat(said.status()).isEqualTo(1);
    }
}
