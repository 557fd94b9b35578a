package varde.app.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import varde.app.Said;
import varde.app.Settings;
import varde.app.embedded.DataFolder;
import varde.app.log.LogReader;
import varde.app.up.LocalRun;
import varde.app.view.Situation;
import varde.core.correlate.Member;
import varde.core.correlate.Outage;
import varde.core.landscape.State;

/** What people say to CORRELATE by the terminal, and how an outage is shown there. */
class ByHandCommandsTest {

    @TempDir
    private static Path temporary;

    private static LocalRun run;
    private static Witness witness;

    @BeforeAll
    static void start() {
        TinyFolder folder = TinyFolder.at(temporary.resolve("config"))
                .watched("db/one", "db/two", "db/three", "db/four", "db/planned")
                .landscape("""
                    components:
                      - {id: app/x, kind: application, name: Records, criticality: vital, needs: [db/four]}
                    """)
                .steps("[{after: 0m, page: [\"person:kari\"]}]");
        run = LocalRun.start(
                DataFolder.open(temporary.resolve("data"), false),
                Settings.of(Map.of()),
                new LocalRun.Options(folder.read(), true, false, new PrintWriter(Writer.nullWriter()), arrival -> {}));
        witness = Witness.of(run.line());
    }

    @AfterAll
    static void stop() {
        witness.close();
        run.close();
    }

    private static Said say(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of(
                "--bootstrap", String.valueOf(run.addresses().get("bootstrap")),
                "--registry", String.valueOf(run.addresses().get("registry"))));
        return Said.by(Map.of(), all.toArray(String[]::new));
    }

    @Test
    void whatUsersPhoneInIsRaisedShownAndResolved() {
        Said raised =
                say("raise", "Phones are dead", "--severity", "CRITICAL", "--component", "db/one", "--as", "kari");

        assertThat(raised.out())
                .singleElement()
                .asString()
                .matches("outage \\d+ is open, CRITICAL, with operations; ./varde resolve \\d+ ends it");
        assertThat(raised.status()).isZero();
        String number = raised.out().get(0).split(" ")[1];
        assertThat(say("outage", number).out())
                .contains(number + " CRITICAL Phones are dead (open)")
                .anyMatch(line -> line.contains("root: raised by kari about db/one"));

        Said resolved = say("resolve", number, "It was a cable", "--as", "kari");

        assertThat(resolved.out()).containsExactly(number + " Phones are dead: resolved by kari");
        assertThat(resolved.status()).isZero();
        assertThat(say("outage", number).out())
                .contains(number + " CRITICAL Phones are dead (closed)")
                .anyMatch(line -> line.endsWith("over: resolved by kari: It was a cable"));
        assertThat(say("resolve", number, "Again").out())
                .containsExactly(number + " Phones are dead is closed already; nothing was sent");
    }

    @Test
    void twoOutagesAreMadeOneAndTheTreeSaysSo() {
        run.simulate("db/two", true);
        Outage older = awaitOpen("db/two");
        run.simulate("db/three", true);
        Outage younger = awaitOpen("db/three");

        Said merged = say(
                "merge", String.valueOf(younger.number()), String.valueOf(older.number()), "Same rack", "--as", "kari");

        assertThat(merged.out())
                .containsExactly(younger.number() + " db/three is part of " + older.number() + " now; both go by "
                        + older.number());
        assertThat(say("outage", String.valueOf(older.number())).out())
                .contains("├─ so far")
                .anyMatch(line -> line.contains("took over " + younger.number() + ", db/three"));
        run.simulate("db/two", false);
        run.simulate("db/three", false);
        witness.awaitClosed("db/two");
    }

    @Test
    void theTreeOfAnOutageSaysWhatItRestsOn() {
        run.simulate("db/four", true);
        Outage outage = awaitOpen("db/four");
        await("somebody is asked")
                .atMost(Witness.PATIENCE)
                .until(() ->
                        witness.pages().stream().anyMatch(page -> page.outage().equals(outage.id())));

        Said shown = say("outage", String.valueOf(outage.number()));

        assertThat(shown.out().get(0)).isEqualTo(outage.number() + " CRITICAL Records (open)");
        assertThat(shown.out().get(1)).isEqualTo("cause: db/four");
        assertThat(shown.out())
                .contains("├─ why", "├─ seen by", "├─ hits", "├─ so far")
                .anyMatch(line -> line.matches("│     agent/osl at oslo: failed since \\d\\d:\\d\\d:\\d\\d.*"))
                .anyMatch(line -> line.startsWith("│     agent/trd at trondheim: failed since "))
                .contains("│     applications down: Records", "│        down      app/x, Records")
                .anyMatch(line -> line.matches("│     2 now, \\d+ in all"))
                .anyMatch(line -> line.matches("│     .*opened as (CRITICAL|MAJOR) with the cause db/four, \\d failed"))
                .anyMatch(line -> line.startsWith("└─ Operations, "));
        run.simulate("db/four", false);
        witness.awaitClosed("db/four");
    }

    @Test
    void maintenanceIsPlannedListedObeyedAndEnded() {
        Said added = say(
                "maintenance",
                "add",
                "New disks",
                "--id",
                "disks",
                "--component",
                "db/planned",
                "--for",
                "2h",
                "--timezone",
                "Europe/Oslo",
                "--as",
                "ola");

        assertThat(added.out()).containsExactly("disks covers 1 component, planned by ola");
        assertThat(say("maintenance", "list").out())
                .singleElement()
                .asString()
                .matches(
                        "disks  open until \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d Europe/Oslo  db/planned  ola: New disks");
        run.simulate("db/planned", true);
        await("CORRELATE keeps it quiet")
                .atMost(Witness.PATIENCE)
                .until(() -> note("db/planned").contains("under maintenance disks"));
        Said ended = say("maintenance", "end", "disks", "Done early", "--as", "ola");

        assertThat(ended.out()).containsExactly("disks ended by ola");
        Outage outage = awaitOpen("db/planned");
        assertThat(outage.reasons())
                .anyMatch(reason -> reason.text().startsWith("it was kept quiet under maintenance disks"));
        await("Kari is paged for it")
                .atMost(Witness.PATIENCE)
                .until(() -> witness.pages().stream()
                        .anyMatch(page -> page.outage().equals(outage.id())
                                && page.person().equals("kari")));
        assertThat(say("maintenance", "list").out()).containsExactly("no maintenance is open or to come");
    }

    private static String note(String component) {
        return situation().member(component).map(Member::note).orElse("");
    }

    private static Situation situation() {
        Situation situation = new Situation(run.line().topics(), run.line().codecs());
        LogReader.readAll(run.line().kafka(), situation.sources(), situation::take);
        return situation;
    }

    /** The outage of a root that is open and down now: on a busy machine it may have been open, and over, before. */
    private static Outage awaitOpen(String root) {
        return await("an open outage of " + root)
                .atMost(Witness.PATIENCE)
                .until(
                        () -> situation().open().stream()
                                .filter(outage -> outage.root().equals(root) && outage.state() == State.DOWN)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    @Test
    void whatCannotBeIsSaidBeforeItIsSent() {
        assertThat(say("resolve", "77", "Because").out())
                .containsExactly("there is no outage 77; ./varde outages lists them");
        assertThat(say("raise", "Printers", "--component", "printer/1").out())
                .containsExactly("printer/1 is not in the landscape");
        assertThat(say("raise", "Printers", "--team", "nobody").out()).containsExactly("there is no team nobody");
        assertThat(say("maintenance", "add", "Why", "--component", "db/one").out())
                .containsExactly("this is no maintenance window: say when the window ends, later than it begins");
        assertThat(say("maintenance", "add", "Why", "--match", "kind", "--for", "1h")
                        .out())
                .singleElement()
                .asString()
                .contains("expected label, operator and value");
        assertThat(say("maintenance", "add", "Why", "--component", "nobody", "--for", "1h")
                        .out())
                .containsExactly("nobody is not in the landscape");
        Said unknown = say("maintenance", "end", "nothing");
        assertThat(unknown.out())
                .containsExactly("no window nothing is open or to come; ./varde maintenance list tells which are");
        assertThat(unknown.status()).isEqualTo(1);
        assertThat(say("maintenance", "add", "Why", "--match", "kind=unicorn", "--for", "1h")
                        .out())
                .containsExactly("this is no maintenance window: it covers nothing that is in the landscape");
    }
}
