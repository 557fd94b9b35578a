package varde.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionTest {

    @TempDir
    private Path root;

    private FolderOnDisk folder;
    private String version;

    @BeforeEach
    void aGoodFolder() {
        folder = new FolderOnDisk(root);
        version = folder.good().version();
    }

    @Test
    void remarksAndTheOrderOfKeysDoNotCount() {
        folder.with("people.yaml", """
                # Everybody
                people:
                  - {name: Ola Hansen, contacts: [{email: ola@example.org}], id: ola}

                  - id: kari   # the first
                    contacts:
                      - sms: "+4790000001"
                    language: nb
                    name: "Kari Nordmann"
                """).with("routes.yaml", FolderOnDisk.ROUTES + "# the end\n");

        assertThat(folder.good().version()).isEqualTo(version);
    }

    @Test
    void theFileInWhichAComponentStandsDoesNotCount() {
        folder.with("landscape/other.yaml", FolderOnDisk.LANDSCAPE).without("landscape/all.yaml");

        assertThat(folder.good().version()).isEqualTo(version);
    }

    @Test
    void everyChangeOfMeaningCounts() {
        folder.with("people.yaml", FolderOnDisk.PEOPLE.replace("+4790000001", "+4790000009"));

        assertThat(folder.good().version()).isNotEqualTo(version);
    }

    @Test
    void theLineOfARouteCountsSinceReasonsNameIt() {
        folder.with("routes.yaml", "# a remark\n" + FolderOnDisk.ROUTES);

        assertThat(folder.good().version()).isNotEqualTo(version);
    }

    /** Sets and maps are walked in another order in every Java process. */
    @Test
    void isTheSameInEveryProcess() {
        assertThat(Version.of(List.of(new LinkedHashSet<>(List.of("a", "b")))))
                .isEqualTo(Version.of(List.of(new LinkedHashSet<>(List.of("b", "a")))));
        assertThat(Version.of(List.of(List.of("a", "b")))).isNotEqualTo(Version.of(List.of(List.of("b", "a"))));
        assertThat(Version.of(List.of("ab", "c"))).isNotEqualTo(Version.of(List.of("a", "bc")));
    }

    @Test
    void peopleAreShownTwelveDigits() {
        assertThat(Version.shown(version)).hasSize(12).isEqualTo(version.substring(0, 12));
    }
}
