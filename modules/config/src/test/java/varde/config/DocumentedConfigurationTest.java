package varde.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import varde.config.problem.Problem;
import varde.core.rules.Rule;
import varde.core.rules.Rules;

/** {@code docs/configuration.md} says what is true: its examples can be read, its defaults are those of the code. */
class DocumentedConfigurationTest {

    private static final Path PAGE = Path.of("../../docs/configuration.md");
    private static final Pattern SECTION =
            Pattern.compile("^## (\\S+)\\.yaml$(.*?)(?=^## |\\z)", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern EXAMPLE = Pattern.compile("^```yaml\\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern RULE_ROW =
            Pattern.compile("^\\| `(\\w+)` \\| (\\S+) \\| [^|]+ \\|$", Pattern.MULTILINE);

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void itsExamplesAreWrittenAsTheFilesAre(String path, String example) {
        FolderOnDisk disk = new FolderOnDisk(folder)
                .environment("SMTP_PASSWORD", "secret")
                .environment("SMPP_PASSWORD", "secret")
                .environment("HOOK_SECRET", "secret")
                .with(path, example);

        List<Problem> broken = disk.readWithoutSecrets().errors().stream()
                .filter(problem -> problem.file().equals(path))
                .filter(problem -> !problem.message().contains("does not exist"))
                .toList();

        assertThat(broken).isEmpty();
    }

    @Test
    void itListsEachRuleWithItsDefault() throws IOException {
        Map<String, String> defaults = new TreeMap<>();
        Matcher row = RULE_ROW.matcher(sections().get("rules"));
        while (row.find()) {
            defaults.put(row.group(1), row.group(2));
        }
        StringBuilder yaml = new StringBuilder();
        defaults.forEach(
                (name, value) -> yaml.append(name).append(": ").append(value).append('\n'));

        Rules written = new FolderOnDisk(folder)
                .with("rules.yaml", yaml.toString())
                .good()
                .rules();

        assertThat(defaults).hasSize(Rule.values().length);
        for (Rule rule : Rule.values()) {
            assertThat(defaults).containsKey(rule.key());
            assertThat(written.of(rule)).as(rule.key()).isEqualTo(rule.standard());
        }
    }

    static Stream<Arguments> examples() throws IOException {
        return sections().entrySet().stream()
                .flatMap(section -> EXAMPLE.matcher(section.getValue())
                        .results()
                        .map(found -> Arguments.of(path(section.getKey()), whole(section.getKey(), found.group(1)))));
    }

    /** A piece that begins within a list stands for the whole file. */
    private static String whole(String section, String example) {
        return section.startsWith("landscape") && example.startsWith("  -") ? "components:\n" + example : example;
    }

    private static String path(String section) {
        return section.replace("*", "documented") + ".yaml";
    }

    private static Map<String, String> sections() throws IOException {
        Map<String, String> sections = new TreeMap<>();
        Matcher section = SECTION.matcher(Files.readString(PAGE));
        while (section.find()) {
            sections.put(section.group(1), section.group(2));
        }
        return sections;
    }
}
