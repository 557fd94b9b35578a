package varde.config;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LandscapeProblemsTest {

    @TempDir
    private Path root;

    private FolderOnDisk folder;

    @BeforeEach
    void aGoodFolder() {
        folder = new FolderOnDisk(root);
    }

    private FolderOnDisk components(String lines) {
        return folder.with("landscape/all.yaml", "components:\n" + lines.indent(2));
    }

    @Test
    void anIdOfOtherSignsIsTold() {
        components("- {id: Trondheim/core 1, kind: router}\n- {id: \"a-{1..x}\", kind: router}\n")
                .hasExactly(
                        "landscape/all.yaml:2: `Trondheim/core 1` is not an id; use small letters a-z, digits and . _ / - only",
                        "landscape/all.yaml:3: `a-{1..x}` is not an id");
    }

    @Test
    void aRangeThatCannotBeIsTold() {
        components("- {id: \"a-{9..1}\", kind: server}\n- {id: \"b-{1..2}-{1..2}\", kind: server}\n")
                .hasExactly(
                        "landscape/all.yaml:2: the range runs backwards; write the lower number first",
                        "landscape/all.yaml:3: an id may hold one range only");
    }

    @Test
    void anIdThatIsThereAlreadyIsToldAlsoWhenAFleetHoldsIt() {
        folder.with("landscape/more.yaml", "components:\n  - {id: db/a, kind: database}\n  - {id: vm-3, kind: vm}\n");
        components("- {id: db/a, kind: database}\n- {id: \"vm-{1..4}\", kind: vm}\n")
                .hasExactly(
                        "landscape/more.yaml:2: component `db/a` is already declared at landscape/all.yaml:2; rename or remove one",
                        "landscape/more.yaml:3: component `vm-3` is already declared at landscape/all.yaml:3");
    }

    @Test
    void needsOfWhatIsNotThereAreToldAtTheirLine() {
        components("""
                - id: db/a
                  kind: database
                  needs:
                    - dc/oslo
                    - anyOf: [db/aa, path/x]
                - {id: "vm-{01..12}", kind: vm, needs: ["host-{n}", db/a]}
                - {id: host-01, kind: host}
                """)
                .hasExactly(
                        "landscape/all.yaml:5: `needs` of db/a names the component `dc/oslo`, which does not exist; declare it in landscape/*.yaml or correct the name",
                        "landscape/all.yaml:6: the component `db/aa`, which does not exist; did you mean `db/a`?",
                        "landscape/all.yaml:6: the component `path/x`, which does not exist",
                        "landscape/all.yaml:7: `needs` of vm-02 names the component `host-02`, which does not exist; did you mean `host-01`?");
    }

    @Test
    void aCircleOfNeedsIsToldWithAllItsComponents() {
        components("""
                - {id: a, kind: x, needs: [b]}
                - id: b
                  kind: x
                  needs: [{anyOf: [c, d]}]
                - {id: c, kind: x, needs:
                    [a]}
                - {id: d, kind: x, needs: [d]}
                """)
                .hasExactly(
                        "landscape/all.yaml:7: `needs` run in a circle: a → b → c → a; remove one of these needs",
                        "landscape/all.yaml:8: `needs` run in a circle: d → d; remove one of these needs");
    }

    @Test
    void numbersOfNeedsThatCannotHoldAreTold() {
        components("""
                - {id: a, kind: x}
                - {id: b, kind: x}
                - id: c
                  kind: x
                  needs:
                    - {atLeast: 3, of: [a, b]}
                    - {atLeast: 0, of: [a, b]}
                    - {of: [a, b]}
                    - {anyOf: [a], atLeast: 1}
                    - {anyOf: []}
                    - {anyOf: [a, a]}
                    - {some: [a]}
                    - "a-{n}"
                """)
                .hasExactly(
                        "landscape/all.yaml:7: at least 3 of 2 can never hold; it must be from 1 to 2",
                        "landscape/all.yaml:8: `atLeast`: 0 is out of range",
                        "landscape/all.yaml:9: `atLeast` is missing",
                        "landscape/all.yaml:10: use either `anyOf`, or `atLeast` with `of`",
                        "landscape/all.yaml:11: `anyOf` is empty; name at least one component",
                        "landscape/all.yaml:12: `a` is in this list twice; remove one",
                        "landscape/all.yaml:13: `anyOf` is missing in a need",
                        "landscape/all.yaml:13: unknown key `some`",
                        "landscape/all.yaml:14: `a-{n}` holds {n}, but the component is no fleet");
    }

    @Test
    void anOwnerThatIsNoTeamAndTwoOwnersAreTold() {
        components("""
                - {id: a, kind: x, owner: operatons}
                - {id: b, kind: x, owner: operations, labels: {owner: database}}
                - {id: c, kind: x, labels: {owner: operations}}
                """)
                .hasExactly(
                        "landscape/all.yaml:2: `owner` names the team `operatons`, which does not exist; did you mean `operations`?",
                        "landscape/all.yaml:3: two owners: `owner: operations` and this label; remove the label",
                        "landscape/all.yaml:4: an owner is not given by a label; write `owner: operations` beside `labels`");
    }

    @Test
    void labelsThatCannotBeMatchedOrAreHiddenAreTold() {
        components("- {id: a, kind: x, labels: {kind: y, my-label: z, rack: 12}}\n")
                .hasExactly(
                        "landscape/all.yaml:2: warning: Varde sets the label `kind` itself, which hides this one; rename it",
                        "landscape/all.yaml:2: `my-label` cannot be matched as a label");
    }

    @Test
    void aNeedAcrossDomainsIsTold() {
        components("""
                - {id: a, kind: x, domain: north}
                - id: b
                  kind: x
                  domain: south
                  needs: [a]
                """)
                .hasExactly(
                        "landscape/all.yaml:6: b in domain `south` needs a in domain `north`; causes are sought within one domain");
    }

    @Test
    void badWordsOfAWatchAreTold() {
        components("""
                - id: a
                  kind: x
                  criticality: highest
                  watch:
                    interval: 10 s
                    grace: -5s
                    slow: 0s
                    sites: many
                    by: ["Agent 1"]
                """)
                .hasExactly(
                        "landscape/all.yaml:4: `criticality`: `highest` is not one of vital, high, normal, low",
                        "landscape/all.yaml:6: `interval`: `10 s` is not a duration",
                        "landscape/all.yaml:7: `grace`: `-5s` is not a duration",
                        "landscape/all.yaml:8: `slow`: `0s` is no time at all; it must be above zero",
                        "landscape/all.yaml:9: `sites`: `many` is not a whole number from 1 to 1000",
                        "landscape/all.yaml:10: `by`: `Agent 1` is not an id");
    }

    @Test
    void jobsHaveOneScheduleAndItsZone() {
        components("""
                - {id: a, kind: job, watch: {schedule: "0 25 * * *", timezone: Europe/Oslo}}
                - {id: b, kind: job, watch: {schedule: "0 3 * * *", timezone: Europe/Olso}}
                - {id: c, kind: job, watch: {schedule: "0 3 * * *"}}
                - {id: d, kind: job, watch: {schedule: "0 3 * * *", every: 1h, timezone: Europe/Oslo}}
                - {id: e, kind: job, watch: {every: 1h, interval: 10s}}
                - {id: f, kind: job, watch: {maxRun: 1h}}
                """)
                .hasExactly(
                        "landscape/all.yaml:2: `schedule`: `25` is not a hour from 0 to 23",
                        "landscape/all.yaml:3: there is no time zone `Europe/Olso`; did you mean `Europe/Oslo`?",
                        "landscape/all.yaml:4: in which zone is this? Add `timezone: Europe/Oslo`",
                        "landscape/all.yaml:5: a job is due by `schedule` or by `every`, not by both; remove one",
                        "landscape/all.yaml:6: a job is due by `schedule` or `every`; remove `interval`",
                        "landscape/all.yaml:7: `maxRun` is for jobs; add `schedule` or `every`, or remove it");
    }

    @Test
    void watchersThatAreNotThereAreWarnings() {
        folder.with("agents.yaml", """
                agents:
                  - {id: agent/osl-1, site: oslo-1}
                  - {id: agent/osl-2, site: oslo-1}
                """);
        components("""
                - {id: a, kind: x, watch: {by: [self, "agent/osl-*"]}}
                - {id: b, kind: x, watch: {by: ["agent/trd-*"]}}
                - {id: c, kind: x, watch: {by: [agent/osl-3]}}
                - {id: d, kind: x, watch: {by: ["agent/osl-*"], sites: 2}}
                - {id: "e-{1..2}", kind: x, watch: {by: ["agent/osl-{n}"]}}
                """)
                .hasExactly(
                        "landscape/all.yaml:3: warning: no agent in agents.yaml is called `agent/trd-*`",
                        "landscape/all.yaml:4: warning: no agent in agents.yaml is called `agent/osl-3`; did you mean `agent/osl-1`?",
                        "landscape/all.yaml:5: warning: `sites: 2` can never agree on d: the agents in `by` stand at 1");
    }

    @Test
    void wrongAgentsAreTold() {
        folder.with("agents.yaml", """
                agents:
                  - {id: agent/a, site: oslo, runsOn: db/b}
                  - {id: agent/a, site: oslo}
                  - {id: agent/b, site: oslo, tokenSha256: [secret], perSecond: 0}
                  - {id: agent/c}
                """)
                .hasExactly(
                        "agents.yaml:2: `runsOn` names the component `db/b`, which does not exist; did you mean `db/a`?",
                        "agents.yaml:3: agent `agent/a` is already declared at agents.yaml:2",
                        "agents.yaml:4: this is not a SHA-256 hash of 64 hexadecimal digits",
                        "agents.yaml:4: `perSecond`: 0 is out of range; it must be from 1 to 10000000",
                        "agents.yaml:5: `site` is missing in an agent");
    }

    @Test
    void wrongMaintenanceIsTold() {
        folder.with("maintenance.yaml", """
                maintenance:
                  - {id: a, subtree: db/x, from: 2026-12-02T22:00, to: 2026-12-02T04:00, timezone: Europe/Oslo, author: kari, reason: r}
                  - {id: b, component: db/a, subtree: db/a, schedule: "0 2 * * TUE", timezone: Europe/Oslo, author: kari, reason: r}
                  - {id: c, from: 2026-12-02, to: 2026-12-03T04:00, timezone: Europe/Oslo, author: kari, reason: ""}
                  - {id: c, matchers: [kind], schedule: "0 2 * * X", lasts: 2h, author: kari, reason: r}
                  - {id: d, component: db/a, to: 2026-12-03T04:00, lasts: 2h, timezone: CET, author: kari, reason: r}
                """)
                .hasExactly(
                        "maintenance.yaml:2: `subtree` names the component `db/x`, which does not exist; did you mean `db/a`?",
                        "maintenance.yaml:2: `to` must be after `from`",
                        "maintenance.yaml:3: `lasts` is missing in a maintenance window",
                        "maintenance.yaml:3: say what is maintained by one of `component`, `subtree`, `matchers` only; remove the others",
                        "maintenance.yaml:4: say what is maintained by one of `component`, `subtree`, `matchers`",
                        "maintenance.yaml:4: `2026-12-02` is not a local date and time; write it like 2026-01-05T08:00",
                        "maintenance.yaml:4: `reason` is empty; fill it in",
                        "maintenance.yaml:5: `timezone` is missing in a maintenance window",
                        "maintenance.yaml:5: maintenance window `c` is already declared at maintenance.yaml:4",
                        "maintenance.yaml:5: expected label, operator and value, like kind=~\"path|router\"",
                        "maintenance.yaml:5: `x` is not a day of week from 0 to 7",
                        "maintenance.yaml:6: say when by one of `from`, `schedule`",
                        "maintenance.yaml:6: `to` belongs to `from`",
                        "maintenance.yaml:6: `lasts` belongs to `schedule`");
    }

    @Test
    void anAgentIsAComponentThatNeedsWhatItRunsOn() {
        folder.with("agents.yaml", """
                agents:
                  - id: agent/a
                    site: oslo
                    runsOn: host
                """);
        components("- {id: host, kind: host, needs: [probe]}\n- {id: probe, kind: probe, needs: [agent/a]}\n")
                .hasExactly(
                        "agents.yaml:4: `needs` run in a circle: host → probe → agent/a → host; remove one of these needs");
    }
}
