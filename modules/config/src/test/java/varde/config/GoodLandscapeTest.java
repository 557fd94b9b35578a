package varde.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import varde.core.landscape.Agent;
import varde.core.landscape.Component;
import varde.core.landscape.Criticality;
import varde.core.landscape.JobSchedule;
import varde.core.landscape.Maintenance;
import varde.core.landscape.Need;
import varde.core.landscape.Watch;
import varde.core.route.Matcher;

/** Files of the landscape as the design writes them, and what they mean. */
class GoodLandscapeTest {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    @TempDir
    private Path root;

    private FolderOnDisk folder;

    @BeforeEach
    void aGoodFolder() {
        folder = new FolderOnDisk(root);
    }

    private static final String COMPONENTS = """
            components:
              - id: trondheim/core-1
                kind: router
                name: Core router 1, Trondheim
                labels: {site: trondheim, rack: 12}
                owner: operations
                criticality: vital
                needs:
                  - trondheim/power-a
                  - anyOf: [path/1, path/2]
                  - atLeast: 2
                    of: [path/1, path/2, path/3]
                watch: {by: ["agent/osl-*", "agent/trd-*"], interval: 10s, grace: 5s, sites: 2, slow: 2s}
              - {id: trondheim/power-a, kind: power}
              - {id: "path/{1..3}", kind: path, name: "Path {n}", watch: {by: [self]}}
              - id: job/backup
                kind: job
                watch: {schedule: "0 3 * * *", timezone: Europe/Oslo, grace: 2h, maxRun: 4h}
            """;

    @Test
    void aComponentWithAllItsKeys() {
        Component router = component("trondheim/core-1");

        assertThat(router.labels()).isEqualTo(Map.of("site", "trondheim", "rack", "12"));
        assertThat(router)
                .isEqualTo(new Component(
                        "trondheim/core-1",
                        "router",
                        "Core router 1, Trondheim",
                        router.labels(),
                        Optional.of("operations"),
                        Criticality.VITAL,
                        "main",
                        List.of(
                                Need.of("trondheim/power-a"),
                                new Need(1, List.of("path/1", "path/2")),
                                new Need(2, List.of("path/1", "path/2", "path/3"))),
                        router.watch()));
        assertThat(router.watch())
                .contains(new Watch(
                        List.of("agent/osl-*", "agent/trd-*"),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(5),
                        Optional.of(2),
                        Optional.of(Duration.ofSeconds(2)),
                        Optional.empty()));
    }

    @Test
    void aComponentWithoutWhatMayBeLeftOut() {
        assertThat(component("trondheim/power-a"))
                .isEqualTo(new Component(
                        "trondheim/power-a",
                        "power",
                        "trondheim/power-a",
                        new TreeMap<>(),
                        Optional.empty(),
                        Criticality.NORMAL,
                        "main",
                        List.of(),
                        Optional.empty()));
    }

    @Test
    void aFleetStaysUnexpandedAndIsSeenEveryThirtySeconds() {
        Component paths = component("path/{1..3}");

        assertThat(paths.name()).isEqualTo("Path {n}");
        assertThat(paths.watch())
                .contains(new Watch(
                        List.of("self"),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(15),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void aJobIsSeenAsOftenAsItRuns() {
        JobSchedule nightly =
                new JobSchedule(Optional.of("0 3 * * *"), Optional.empty(), OSLO, Optional.of(Duration.ofHours(4)));

        assertThat(component("job/backup").watch())
                .contains(new Watch(
                        List.of(),
                        Duration.ofDays(1),
                        Duration.ofHours(2),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(nightly)));
    }

    private Component component(String id) {
        return folder.with("landscape/all.yaml", COMPONENTS).good().components().stream()
                .filter(component -> component.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void agents() {
        String hash = "0123456789abcdef".repeat(4);
        Configuration configuration =
                folder.with("agents.yaml", """
                agents:
                  - {id: agent/b, site: bergen}
                  - {id: agent/a, site: oslo-1, runsOn: db/a, interval: 20s, grace: 4s, tokenSha256: ["%s"], perSecond: 9}
                """.formatted(hash)).good();

        assertThat(configuration.agents())
                .containsExactly(
                        new Agent(
                                "agent/a",
                                "oslo-1",
                                Optional.of("db/a"),
                                Duration.ofSeconds(20),
                                Duration.ofSeconds(4),
                                List.of(hash),
                                Optional.of(9)),
                        new Agent(
                                "agent/b",
                                "bergen",
                                Optional.empty(),
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(5),
                                List.of(),
                                Optional.empty()));
    }

    @Test
    void maintenance() {
        List<Maintenance> windows = folder.with("maintenance.yaml", """
                maintenance:
                  - {id: patching, matchers: ['kind="server"'], schedule: "0 2 * * TUE", lasts: 2h, timezone: Europe/Oslo, author: ola, reason: Patching}
                  - {id: core, subtree: db/a, from: 2026-12-01T22:00, to: 2026-12-02T04:00, timezone: Europe/Oslo, author: kari, reason: Line card}
                """).good().maintenance();

        assertThat(windows)
                .containsExactly(
                        new Maintenance(
                                "core",
                                Optional.empty(),
                                Optional.of("db/a"),
                                List.of(),
                                Optional.of(LocalDateTime.of(2026, 12, 1, 22, 0)),
                                Optional.of(LocalDateTime.of(2026, 12, 2, 4, 0)),
                                Optional.empty(),
                                Optional.empty(),
                                OSLO,
                                "kari",
                                "Line card"),
                        new Maintenance(
                                "patching",
                                Optional.empty(),
                                Optional.empty(),
                                List.of(new Matcher("kind", Matcher.Operator.EQUAL, "server")),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of("0 2 * * TUE"),
                                Optional.of(Duration.ofHours(2)),
                                OSLO,
                                "ola",
                                "Patching"));
    }
}
