package varde.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import varde.core.route.Route;

class RouteProblemsTest {

    @TempDir
    private Path root;

    private FolderOnDisk folder;

    @BeforeEach
    void aGoodFolder() {
        folder = new FolderOnDisk(root);
    }

    /** The lines begin on line 4 of the file. */
    private FolderOnDisk routes(String lines) {
        return folder.with("routes.yaml", "route:\n  team: operations\n  routes:\n" + lines.indent(4));
    }

    @Test
    void theRootNamesATeamAndTakesEverything() {
        folder.with("routes.yaml", "route:\n  matchers: [kind=path]\n")
                .hasExactly(
                        "routes.yaml:2: `team` is missing in the root of the routes; add it",
                        "routes.yaml:2: the root takes everything, so it has no `matchers`");
    }

    @Test
    void aTeamThatIsNotThereIsTold() {
        routes("- matchers: [kind=path]\n  team: backbone\n")
                .hasExactly(
                        "routes.yaml:5: this route names the team `backbone`, which does not exist; declare it in teams/*.yaml");
    }

    @Test
    void matchersThatAreNoneAreTold() {
        routes("""
                - matchers: ['kind=~"pa(th"']
                - matchers: ['kind']
                - matchers: ['kind="path']
                - matchers: ['kind=a b']
                - matchers: ['2kind=a']
                - continue: perhaps
                """)
                .hasExactly(
                        "routes.yaml:4: `matchers`: `pa(th` is not a regular expression: Unclosed group near position 6",
                        "routes.yaml:5: `kind` at position 1: expected label, operator and value, like kind=~\"path|router\"",
                        "routes.yaml:6: the quotation mark is not closed",
                        "routes.yaml:7: `kind=a b` at position 7: expected a comma or the end after the value; put the value in quotes",
                        "routes.yaml:8: expected label, operator and value",
                        "routes.yaml:9: `perhaps` must be true or false");
    }

    @Test
    void routesThatCanNeverMatchAreWarnings() {
        routes("""
                - matchers: [kind=path, kind=router]
                - matchers: ['kind=~"path|router"']
                  routes:
                    - matchers: [kind=server]
                - matchers: [kind=path, site=oslo]
                - matchers: [kind=switch]
                  continue: true
                - matchers: [kind=switch]
                - matchers: []
                - matchers: [kind=job]
                """)
                .hasExactly(
                        "routes.yaml:4: warning: this route never matches: kind=\"path\" and kind=\"router\" cannot both hold",
                        "routes.yaml:7: warning: this route never matches: kind=\"server\" and kind=~\"path|router\" cannot both hold",
                        "routes.yaml:8: warning: this route never matches: the route at routes.yaml:5 takes all of it and does not continue",
                        "routes.yaml:13: warning: this route never matches: the route at routes.yaml:12 takes all of it");
    }

    @Test
    void everyNodeKnowsItsLine() {
        Route route = routes("""
                - matchers: [kind=path]
                  routes:

                    - team: operations
                      matchers: [site=oslo]
                """).good().route();

        assertThat(route.source()).isEqualTo("routes.yaml:2");
        assertThat(route.routes()).extracting(Route::source).isEqualTo(List.of("routes.yaml:4"));
        assertThat(route.routes().get(0).routes()).extracting(Route::source).isEqualTo(List.of("routes.yaml:7"));
    }
}
