package varde.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are not what they should be; the others are read all the same. */
class BrokenFilesTest {

    @TempDir
    private Path root;

    private FolderOnDisk folder;

    @BeforeEach
    void aGoodFolder() {
        folder = new FolderOnDisk(root);
    }

    @Test
    void everythingGoodHasNoProblem() {
        assertThat(folder.good().teams()).hasSize(1);
    }

    @Test
    void eachBrokenFileIsToldAndWhatMissesBecauseOfItIsNot() {
        folder.with("people.yaml", "people:\n\t- id: kari\n")
                .with("landscape/all.yaml", "components: [\n  {id: db/a}\n")
                .with("agents.yaml", "agents: [{id: agent/a, site: oslo, runsOn: db/a}]\n")
                .with("rules.yaml", "holdMost: soon\n")
                .hasExactly(
                        "landscape/all.yaml:3: this is not YAML",
                        "people.yaml:2: there is a tab here; indent with spaces",
                        "rules.yaml:1: `soon` is not a duration; write it like 500ms, 10s, 5m, 2h or 3d");
    }

    @Test
    void aKeyGivenTwiceIsToldWithBothLines() {
        folder.with("rules.yaml", "holdMost: 5s\n# a remark\nholdMost: 6s\n")
                .hasExactly("rules.yaml:3: `holdMost` is given twice in the file, first on line 1; remove one");
    }

    @Test
    void anUnknownKeyIsToldWithWhatWasProbablyMeant() {
        folder.with("rules.yaml", "holdMots: 5s\nsurprise: 1\n")
                .hasExactly(
                        "rules.yaml:1: unknown key `holdMots` in the file; did you mean `holdMost`?",
                        "rules.yaml:2: unknown key `surprise` in the file; known are kinds, holdMost,");
    }

    @Test
    void aMissingKeyIsToldWhereItIsMissing() {
        folder.with("landscape/all.yaml", "components:\n  - id: db/a\n  - kind: database\n")
                .hasExactly(
                        "landscape/all.yaml:2: `kind` is missing in a component; add it",
                        "landscape/all.yaml:3: `id` is missing in a component; add it");
    }

    @Test
    void wrongTypesAreTold() {
        folder.with("landscape/all.yaml", """
                components:
                  - {id: db/a, kind: [a], name: {a: b}, needs: db/b, labels: x}
                  - plain
                """)
                .hasExactly(
                        "landscape/all.yaml:2: `kind` must be text, but this is a list",
                        "landscape/all.yaml:2: `name` must be text, but this is a mapping",
                        "landscape/all.yaml:2: `needs` must be a list: [a, b] or lines that begin with `-`",
                        "landscape/all.yaml:2: `labels` must be keys and values of `labels`, but this is `x`",
                        "landscape/all.yaml:3: `components` must be keys and values of a component, but this is `plain`");
    }

    @Test
    void aKeyWithoutAValueIsTold() {
        folder.with("landscape/all.yaml", "components:\n  - id: db/a\n    kind:\n    needs: [~]\n")
                .hasExactly(
                        "landscape/all.yaml:3: `kind` of a component has no value; give it one or remove the key",
                        "landscape/all.yaml:4: but this is nothing");
    }

    @Test
    void aFileWithNothingInItIsTold() {
        folder.with("rules.yaml", "# only a remark\n")
                .hasExactly("rules.yaml:1: the file is empty; fill it in or remove it");
    }

    @Test
    void bytesThatAreNotUtf8AreToldWithTheirLine() {
        folder.with("rules.yaml", "# 1\n# bl\u00e5\n".getBytes(StandardCharsets.ISO_8859_1))
                .hasExactly("rules.yaml:2: byte 0xE5 is not UTF-8; save the file as UTF-8");
    }

    @Test
    void aCharacterThatYamlForbidsIsToldWithItsLine() {
        folder.with("rules.yaml", "# 1\n# \u0007\n")
                .hasExactly("rules.yaml:2: character U+0007 is not allowed in YAML");
    }

    @Test
    void aSecondDocumentIsTold() {
        folder.with("rules.yaml", "holdMost: 5s\n---\nholdMost: 6s\n")
                .hasExactly("rules.yaml:2: a second document begins here");
    }

    @Test
    void yamlIsOfVersionTwelve() {
        folder.with("teams/operations.yaml", FolderOnDisk.TEAM.replace("Europe/Oslo\n", "Europe/Oslo\nholidays: NO\n"))
                .good();
    }

    @Test
    void whatNobodyReadsIsAWarning() {
        folder.with("route.yaml", "a: 1\n")
                .with("team/x.yaml", "a: 1\n")
                .with("landscape/more.yml", "a: 1\n")
                .with("README.md", "hello")
                .with(".gitignore", "x")
                .hasExactly(
                        "landscape/more.yml:1: warning: this is not read; files here must end in .yaml",
                        "route.yaml:1: warning: this is not read; did you mean `routes.yaml`?",
                        "team:1: warning: this is not read; did you mean `teams`?");
    }

    @Test
    void withoutRoutesThereIsNoConfiguration() {
        folder.without("routes.yaml").hasExactly("routes.yaml:1: is missing; write at least `route: {team: …}`");
    }

    @Test
    void anAnchorThatNamesItselfEndsInAnError() {
        Reading reading = folder.with("routes.yaml", "route: &r\n  team: operations\n  routes: [*r]\n")
                .read();

        assertThat(reading.errors()).anyMatch(problem -> problem.message().contains("nested deeper than"));
    }
}
