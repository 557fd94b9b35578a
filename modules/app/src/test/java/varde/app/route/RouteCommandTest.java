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
    void comparesWithWhatIsExpected() {
        Small.write(root, "right.jsonl", """
                {"labels":{"severity":"CRITICAL","kind":"database"},"teams":["database","operations"]}
                {"labels":{"kind":"path"},"teams":["operations"]}
                """);
        Small.write(root, "wrong.jsonl", """
                {"labels":{"kind":"path"},"teams":["operations"]}
                {"labels":{"kind":"path"},"teams":["backbone"]}
                """);

        Said right = route("--expect", root.resolve("right.jsonl").toString());
        Said wrong = route("--expect", root.resolve("wrong.jsonl").toString());

        assertThat(right.status()).isZero();
        assertThat(right.out()).containsExactly("2 asked, 0 different");
        assertThat(wrong.status()).isEqualTo(1);
        assertThat(wrong.out()).hasSize(2);
        assertThat(wrong.out().get(0)).endsWith("wrong.jsonl:2 {kind=path} goes to [operations], not to [backbone]");
        Small.write(root, "batch.jsonl", "{\"kind\":\"path\"}\n");
        assertThat(route(
                                "--batch",
                                root.resolve("batch.jsonl").toString(),
                                "--expect",
                                root.resolve("wrong.jsonl").toString())
                        .status())
                .as("two answers to one question")
                .isEqualTo(2);
        assertThat(route().status()).isEqualTo(2);
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
