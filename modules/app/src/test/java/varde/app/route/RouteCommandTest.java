package varde.app.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import varde.app.Said;
import varde.app.apply.Small;

class RouteCommandTest {

    @TempDir
    private Path root;

    @Test
    void tellsTheTeamsAndTheLinesThatSaySo() {
        assertThat(route("--labels", "kind=database,severity=CRITICAL").out())
                .containsExactly("database (routes.yaml:4)", "operations (routes.yaml:7)");
        assertThat(route("--labels", "kind=path").out()).containsExactly("operations (routes.yaml:2)");
    }

    @Test
    void answersABatchLineByLineInOrder() {
        Small.write(root, "batch.jsonl", """
                {"severity":"CRITICAL","kind":"database"}

                {"kind":"path"}
                """);

        assertThat(route("--batch", root.resolve("batch.jsonl").toString(), "--json")
                        .out())
                .containsExactly(
                        "{\"labels\":{\"kind\":\"database\",\"severity\":\"CRITICAL\"},\"teams\":[\"database\",\"operations\"]}",
                        "{\"labels\":{\"kind\":\"path\"},\"teams\":[\"operations\"]}");
    }

    @Test
    void aBatchThatCannotBeReadSaysWhere() {
        Small.write(root, "batch.jsonl", "{\"kind\":\"path\"}\nkind=path\n");
        String batch = root.resolve("batch.jsonl").toString();

        Said said = route("--batch", batch);

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err().get(0)).startsWith(batch + ":2: not a JSON object of labels");
        assertThat(route("--batch", root.resolve("gone").toString()).status()).isEqualTo(2);
    }

    @Test
    void oneOfTheTwoQuestionsMustBeAsked() {
        assertThat(route().status()).isEqualTo(2);
        assertThat(route("--labels", "kind=path", "--batch", "x").status()).isEqualTo(2);
    }

    private Said route(String... arguments) {
        List<String> all = new ArrayList<>(List.of(
                "route", "--config", Small.folder(root.resolve("config")).toString()));
        all.addAll(List.of(arguments));
        return Said.by(Map.of(), all.toArray(String[]::new));
    }
}
