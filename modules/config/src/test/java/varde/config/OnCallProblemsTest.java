package varde.config;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnCallProblemsTest {

    private static final String HEAD = "id: operations\nname: Operations\ntimezone: Europe/Oslo\n";
    private static final String SCHEDULES =
            "schedules: [{id: primary, layers: [{rotation: daily, start: 2026-01-05T08:00, people: [kari, ola]}]}]\n";
    private static final String ESCALATION = "escalation: {steps: [{after: 0m, page: [\"schedule:primary\"]}]}\n";

    @TempDir
    private Path root;

    private FolderOnDisk folder;

    @BeforeEach
    void aGoodFolder() {
        folder = new FolderOnDisk(root);
    }

    /** A team whose schedules begin on line 4. */
    private FolderOnDisk schedules(String lines) {
        return folder.with("teams/operations.yaml", HEAD + lines + ESCALATION);
    }

    /** A team whose escalation begins on line 5. */
    private FolderOnDisk escalation(String lines) {
        return folder.with("teams/operations.yaml", HEAD + SCHEDULES + lines);
    }

    /** People whose entries begin on line 2; kari and ola follow. */
    private FolderOnDisk people(String lines) {
        return folder.with("people.yaml", "people:\n" + lines.indent(2) + FolderOnDisk.PEOPLE.replace("people:\n", ""));
    }

    @Test
    void aTeamNeedsNameZoneAndEscalation() {
        folder.with("teams/operations.yaml", "id: operations\nholidays: Norway\n")
                .hasExactly(
                        "teams/operations.yaml:1: `escalation` is missing in a team; add it",
                        "teams/operations.yaml:1: `name` is missing in a team",
                        "teams/operations.yaml:1: `timezone` is missing in a team",
                        "teams/operations.yaml:2: `Norway` is not a country; write its code of two capital letters in quotes, like \"NO\"");
    }

    @Test
    void twoTeamsOfOneIdAreTold() {
        folder.with("teams/other.yaml", FolderOnDisk.TEAM)
                .hasExactly(
                        "teams/other.yaml:1: team `operations` is already declared at teams/operations.yaml:1",
                        "teams/other.yaml:5: schedule `operations/primary` is already declared at teams/operations.yaml:5");
    }

    @Test
    void aRotationOfNobodyAndOfStrangersIsTold() {
        schedules("""
                schedules:
                  - id: primary
                    layers:
                      - {rotation: weekly, start: 2026-01-05T08:00, people: []}
                      - {rotation: yearly, start: monday, every: 0, people: [karri]}
                  - {id: secondary, layers: []}
                """)
                .hasExactly(
                        "teams/operations.yaml:1: team operations has no members; add a schedule with people, or page a person",
                        "teams/operations.yaml:7: a rotation of nobody; name at least one person",
                        "teams/operations.yaml:8: `yearly` is not one of hourly, daily, weekly, monthly",
                        "teams/operations.yaml:8: `monday` is not a local date and time",
                        "teams/operations.yaml:8: `every`: 0 is out of range; it must be from 1 to 1000",
                        "teams/operations.yaml:8: this rotation names the person `karri`, which does not exist; did you mean `kari`?",
                        "teams/operations.yaml:9: a schedule without layers has nobody on call; add a layer with people");
    }

    @Test
    void hoursInWhichNobodyIsOnCallAreTold() {
        schedules("""
                schedules:
                  - id: primary
                    layers:
                      - rotation: weekly
                        start: 2026-01-05T08:00
                        people: [kari, ola]
                        only: [{days: mon-fri, from: "08:00", to: "16:00"}]
                """)
                .hasExactly(
                        "teams/operations.yaml:5: nobody is on call in `primary` of operations from Mon 2026-01-05 16:00 to"
                                + " Tue 2026-01-06 08:00, and 260 more times in the year; add people, a layer or an override for that time");
    }

    @Test
    void anAbsenceOrARemovalThatLeavesNobodyIsTold() {
        folder.with(
                "people.yaml",
                FolderOnDisk.PEOPLE.replace(
                        "{id: kari,", "{id: kari, absences: [{from: 2026-07-06, to: 2026-07-06}],"));
        schedules("""
                schedules:
                  - id: primary
                    layers: [{rotation: daily, start: 2026-01-05T08:00, people: [kari]}]
                  - id: secondary
                    layers: [{rotation: daily, start: 2026-01-05T08:00, people: [ola]}]
                    overrides: [{replaces: ola, from: 2027-12-24T08:00, to: 2027-12-24T10:00}]
                """)
                .hasExactly(
                        "teams/operations.yaml:5: from Mon 2026-07-06 00:00 to Tue 2026-07-07 00:00; add people",
                        "teams/operations.yaml:7: from Fri 2027-12-24 08:00 to Fri 2027-12-24 10:00; add people");
    }

    @Test
    void wrongOverridesAreTold() {
        schedules("""
                schedules:
                  - id: primary
                    layers: [{rotation: daily, start: 2026-01-05T08:00, people: [kari, ola]}]
                    overrides:
                      - {person: nobody, replaces: kari, from: 2026-02-01T08:00, to: 2026-02-02T08:00}
                      - {from: 2026-02-01T08:00, to: 2026-02-02T08:00}
                      - {person: ola, from: 2026-02-02T08:00, to: 2026-02-01T08:00}
                      - {person: ola, replaces: kari, from: 2026-02-02T00:00, to: 2026-02-03T08:00}
                """)
                .hasExactly(
                        "teams/operations.yaml:8: `person` names the person `nobody`, which does not exist",
                        "teams/operations.yaml:9: an override needs `person` (who comes), `replaces` (who goes), or both",
                        "teams/operations.yaml:10: `to` must be after `from`",
                        "teams/operations.yaml:11: warning: overlaps the override from 2026-02-01T08:00 to 2026-02-02T08:00");
    }

    @Test
    void windowsAreOfDaysAndKnownHolidays() {
        schedules("""
                schedules:
                  - id: primary
                    layers:
                      - {rotation: daily, start: 2026-01-05T08:00, people: [kari, ola]}
                      - {rotation: daily, start: 2026-01-05T08:00, people: [ola], only: [{days: "man-fri", from: "8", to: "16:00"}]}
                      - {rotation: daily, start: 2026-01-05T08:00, people: [ola], only: [{days: "sat, holidays"}]}
                """)
                .hasExactly(
                        "teams/operations.yaml:8: `man-fri` is not a day; write mon, tue-fri, sat or holidays",
                        "teams/operations.yaml:8: `from`: `8` is not a time of day; write it like \"08:00\"",
                        "teams/operations.yaml:9: whose holidays? Add `holidays: \"NO\"` to the team");
    }

    @Test
    void stepsComeOneAfterTheOtherAndPageSomebody() {
        escalation("""
                escalation:
                  steps:
                    - {after: 5m, page: ["schedule:primary"]}
                    - {after: 5m, page: ["schedule:secondary", "person:leader"]}
                    - {after: 1m, page: []}
                    - {page: ["kari", "people:kari", "team:database"]}
                  repeat: -1
                """)
                .hasExactly(
                        "teams/operations.yaml:8: each step comes later than the one before it; put steps in order of `after`",
                        "teams/operations.yaml:8: `page` names the schedule `secondary`, which the team does not have",
                        "teams/operations.yaml:8: `page` names the person `leader`, which does not exist",
                        "teams/operations.yaml:9: each step comes later",
                        "teams/operations.yaml:9: a step that pages nobody; name a schedule, a person or a team",
                        "teams/operations.yaml:10: `after` is missing in a step",
                        "teams/operations.yaml:10: `kari` names nobody; write schedule:ID, person:ID or team:ID",
                        "teams/operations.yaml:10: `people` is not one of person, schedule, team",
                        "teams/operations.yaml:10: `page` names the team `database`, which does not exist",
                        "teams/operations.yaml:11: `repeat`: -1 is out of range; it must be from 0 to 100");
    }

    @Test
    void anEscalationWithoutStepsIsTold() {
        escalation("escalation: {steps: []}\n")
                .hasExactly("teams/operations.yaml:5: an escalation without steps pages nobody; add a step");
    }

    @Test
    void aTeamIsPagedAsAWholeOnlyIfItHasContacts() {
        escalation("escalation: {steps: [{after: 0m, page: [\"team:operations\"]}]}\n")
                .hasExactly(
                        "teams/operations.yaml:1: a step pages team:operations, but that team has no `contacts` of its own");
    }

    @Test
    void wrongContactsAreTold() {
        people("""
                - {id: a, name: A}
                - {id: b, name: B, contacts: []}
                - {id: c, name: C, contacts: [{sms: "90000001"}, {email: c.example.org}, {webhook: chat}, {phone: 1}]}
                - {id: d, name: D, contacts: [{sms: "+47 900 00 001", email: d@example.org}]}
                - {id: e, name: E, contacts: [{sms: "+4790000001", after: 2m}, {email: e@example.org, after: 1m}]}
                - {id: f, name: F, contacts: [{sms: "+4790000001", severities: [CRITICAL, HIGH]}]}
                """)
                .hasExactly(
                        "people.yaml:2: a cannot be reached; add `contacts: [{sms: \"+47…\"}]` or another",
                        "people.yaml:3: b cannot be reached",
                        "people.yaml:4: `90000001` is not a telephone number; write it with country code, in quotes, like \"+4790000001\"",
                        "people.yaml:4: `c.example.org` is not a mail address",
                        "people.yaml:4: this contact names the webhook `chat`, which does not exist; declare it in notifiers.yaml",
                        "people.yaml:4: a contact needs `sms`, `email` or `webhook`; add one",
                        "people.yaml:4: unknown key `phone`",
                        "people.yaml:5: one contact has one address; write `email` as a contact of its own",
                        "people.yaml:6: `after` is shorter than that of the contact before it",
                        "people.yaml:7: warning: no contact of f takes MAJOR; add it to one",
                        "people.yaml:7: warning: no contact of f takes MINOR",
                        "people.yaml:7: warning: no contact of f takes WARNING",
                        "people.yaml:7: `HIGH` is not one of CRITICAL, MAJOR, MINOR, WARNING");
    }

    @Test
    void wrongPersonalRulesAreTold() {
        people("""
                - id: a
                  name: A
                  language: no
                  contacts: [{sms: "+4790000001"}]
                  quiet: [{days: mon-sun, from: "22", to: "07:00"}]
                  never: [{channel: pager, matchers: [kind]}, {channel: sms}]
                  absences: [{from: 2026-07-27, to: 2026-07-06}, {from: 6 July}]
                - {id: kari, name: Kari, contacts: [{sms: "+4790000001"}]}
                """)
                .hasExactly(
                        "people.yaml:4: `language`: `no` is not one of nb, en",
                        "people.yaml:6: `22` is not a time of day",
                        "people.yaml:7: `pager` is not one of sms, email, webhook",
                        "people.yaml:7: `kind` at position 1: expected label",
                        "people.yaml:7: `matchers` is missing in `never`",
                        "people.yaml:8: `to` is before `from`; it is the last day away",
                        "people.yaml:8: `to` is missing in an absence",
                        "people.yaml:8: `6 July` is not a date; write it like 2026-01-05",
                        "people.yaml:10: person `kari` is already declared at people.yaml:9");
    }
}
