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
        assertThat(said.out().get(0)).startsWith("good: ").contains(" 24 teams, 200 people; version ");
        assertThat(said.out().get(1))
                .matches("warning: \\d+ single points of failure, \\d+ of them (a bridge|bridges): .*");
        assertThat(said.out()).hasSize(8);
        assertThat(said.out().get(7)).endsWith(" more; --all lists them");
        assertThat(said.status()).isZero();
    }

    @Test
    void singlePointsOfFailureAreWarningsTheWorstFirst() {
        Small.folder(root);
        Small.write(root, "landscape/all.yaml", """
            components:
              - {id: power/a, kind: power}
              - {id: power/b, kind: power}
              - {id: link/1, kind: link, needs: [power/a]}
              - {id: link/2, kind: link, needs: [power/b]}
              - {id: link/3, kind: link, name: "Sea cable", needs: [power/b]}
              - {id: hospital/a, kind: hospital, criticality: vital, needs: [{anyOf: [link/1, link/2]}]}
              - {id: hospital/b, kind: hospital, needs: [link/3]}
              - {id: db/a, kind: database}
              - {id: app/x, kind: application, criticality: low, needs: [db/a, {anyOf: [link/2, link/3]}]}
            """);

        Said said = Said.by(Map.of(), "check", root.toString());

        assertThat(said.out().get(0)).startsWith("good: ");
        assertThat(said.out().subList(1, said.out().size()))
                .containsExactly(
                        "warning: 3 single points of failure, 1 of them a bridge: each of these alone takes an"
                                + " application or a site down",
                        "  power/b, power/b: 1 application and 1 site, the most critical of them normal",
                        "  link/3, Sea cable (bridge): 0 applications and 1 site, the most critical of them normal",
                        "  db/a, db/a: 1 application and 0 sites, the most critical of them low");
    }

    @Test
    void allOfThemAreListedWhenAskedFor() {
        Said some = Said.by(Map.of(), "check", "../../config", "--json");
        Said all = Said.by(Map.of(), "check", "../../config", "--all", "--json");

        assertThat(some.out()).hasSize(6);
        assertThat(all.out()).hasSizeGreaterThan(some.out().size()).allMatch(line -> line.startsWith("{"));
        assertThat(all.out().get(1)).contains("\"single_point\":\"");
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
    void whatWouldLeaveSomebodyUnpagedIsToldWithFileAndLineAndWhatToDo() {
        brokenRosters();

        Said said = Said.by(Map.of(), "check", root.toString());

        assertThat(said.out())
                .containsExactly(
                        "people.yaml:3:33: error: ola cannot be reached; add `contacts: [{sms: \"+47…\"}]` or another",
                        "teams/database.yaml:1:1: error: a step pages team:operations, but that team has no `contacts` of its"
                                + " own; add some or page a schedule",
                        "teams/database.yaml:3:11: error: `timezone`: there is no time zone `Europe/Osslo`; did you mean"
                                + " `Europe/Oslo`?",
                        "teams/database.yaml:7:53: error: a rotation of nobody; name at least one person",
                        "teams/database.yaml:10:68: error: this rotation names the person `olla`, which does not exist; did"
                                + " you mean `ola`?",
                        "teams/database.yaml:13:9: warning: overlaps the override from 2026-07-01T08:00 to 2026-07-03T08:00"
                                + " of the same person; the later one in the file is applied last; shorten one if that is not"
                                + " meant",
                        "teams/database.yaml:17:8: error: each step comes later than the one before it; put steps in order of"
                                + " `after`",
                        "teams/database.yaml:17:45: error: `page` names the person `ingrid`, which does not exist; declare it"
                                + " in people.yaml or correct the name",
                        "7 errors; nothing can be published");
        assertThat(said.status()).isEqualTo(1);
    }

    private void brokenRosters() {
        Small.folder(root);
        Small.write(root, "people.yaml", """
                people:
                  - {id: kari, name: Kari Nordmann, contacts: [{sms: "+4790000001"}]}
                  - {id: ola, name: Ola Hansen, contacts: []}
                """);
        Small.write(root, "teams/database.yaml", """
                id: database
                name: Databases
                timezone: Europe/Osslo
                schedules:
                  - id: primary
                    layers:
                      - {rotation: weekly, start: 2026-01-05T08:00, people: []}
                  - id: secondary
                    layers:
                      - {rotation: weekly, start: 2026-01-05T08:00, people: [kari, olla]}
                    overrides:
                      - {person: ola, replaces: kari, from: 2026-07-01T08:00, to: 2026-07-03T08:00}
                      - {person: ola, replaces: kari, from: 2026-07-02T08:00, to: 2026-07-04T08:00}
                escalation:
                  steps:
                    - {after: 10m, page: ["schedule:primary"]}
                    - {after: 5m, page: ["team:operations", "person:ingrid"]}
                """);
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
