package varde.app.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import varde.app.Said;
import varde.app.Settings;
import varde.app.embedded.DataFolder;
import varde.app.outbox.Arrival;
import varde.app.up.LocalRun;
import varde.core.correlate.Outage;
import varde.core.escalate.Escalation;
import varde.core.escalate.Escalation.Status;
import varde.core.oncall.Channel;
import varde.core.page.PageEvent;

/** The commands by which people steer what is going on, each as it is typed, on one run of everything. */
class SteeringTest {

    private static final Pattern CODE = Pattern.compile("OK (D[0-9]+)");

    @TempDir
    private static Path temporary;

    private static final List<Arrival> ARRIVALS = new CopyOnWriteArrayList<>();
    private static LocalRun run;
    private static Witness witness;

    @BeforeAll
    static void start() {
        TinyFolder folder = TinyFolder.at(temporary.resolve("config"))
                .watched("db/one", "db/two", "db/three", "db/four")
                .rules("smsSpacing: 2s\nsmsPerHour: 1000\nemailSpacing: 0s\nemailPerHour: 1000\n")
                .steps("[{after: 0m, page: [\"person:kari\"]}, {after: 5m, page: [\"person:ola\"]}]");
        run = LocalRun.start(
                DataFolder.open(temporary.resolve("data"), false),
                Settings.of(Map.of()),
                new LocalRun.Options(folder.read(), true, false, new PrintWriter(Writer.nullWriter()), ARRIVALS::add));
        witness = Witness.of(run.line());
    }

    @AfterAll
    static void stop() {
        witness.close();
        run.close();
    }

    @Test
    void aDrillTellsForEachPersonWhetherItArrivedAndHowFast() {
        Said said = varde("drill", "--team", "operations", "--as", "siri", "--patience", "30");

        assertThat(said.out())
                .anyMatch(line -> line.matches("kari +SMS +delivered after [0-9]+\\.[0-9] s"))
                .anyMatch(line -> line.matches("ola +SMS +delivered after [0-9]+\\.[0-9] s"));
        assertThat(said.status()).isZero();
        assertThat(ARRIVALS)
                .filteredOn(arrival -> arrival.address().equals("+4790000002"))
                .anyMatch(arrival -> arrival.text().contains("ØVELSE"));
        assertThat(witness.outages()).as("a drill is no outage").noneMatch(outage -> outage.number() > 900_000);
        assertThat(varde("drill", "--team", "nobodys").out())
                .containsExactly("the configuration knows no team nobodys; nobody was paged");
    }

    @Test
    void anOutageIsPutOffAnnotatedSharedAndGivenAway() {
        run.simulate("db/one", true);
        Outage outage = witness.awaitOpened("db/one");
        String number = Integer.toString(outage.number());
        awaitEscalation(
                outage,
                escalation -> escalation.pages().stream()
                        .anyMatch(page -> page.person().equals("kari")));

        Said snoozed = varde("snooze", number, "--for", "10m", "--as", "kari");
        assertThat(snoozed.out()).singleElement().asString().startsWith(number + ": kari put it off until ");
        awaitEscalation(outage, escalation -> escalation.status() == Status.ACKNOWLEDGED);

        Said noted = varde("note", number, "the", "vendor", "comes", "--as", "kari");
        assertThat(noted.out()).containsExactly(number + ": kari: the vendor comes");

        Said called = varde("call", number, "person:siri", "--as", "kari");
        assertThat(called.out()).containsExactly(number + ": kari asked for person:siri as well.");
        awaitPage(outage, "siri");

        Said given = varde("reassign", number, "person:ola", "--as", "kari");
        assertThat(given.out()).containsExactly(number + ": kari gave it to person:ola.");
        awaitPage(outage, "ola");
        awaitEscalation(outage, escalation -> escalation.status() == Status.RUNNING);

        Said unknown = varde("reassign", number, "person:nobody", "--as", "kari");
        assertThat(unknown.out()).containsExactly("the configuration knows no person:nobody; nothing has changed");
        assertThat(List.of(snoozed, noted, called, given)).allMatch(said -> said.status() == 0);
        assertThat(unknown.status()).isEqualTo(1);
        run.simulate("db/one", false);
        witness.awaitClosed("db/one");
    }

    @Test
    void aDigestIsAnsweredByItsCode() {
        List<Outage> outages = new ArrayList<>();
        for (String component : List.of("db/two", "db/three", "db/four")) {
            run.simulate(component, true);
        }
        for (String component : List.of("db/two", "db/three", "db/four")) {
            outages.add(witness.awaitOpened(component));
        }
        await("a digest").atMost(Witness.PATIENCE).until(() -> !code().isEmpty());

        Said said = varde("ack", code(), "--as", "kari");

        assertThat(said.status()).as("%s", said).isZero();
        List<Outage> carried = outages.stream()
                .filter(outage ->
                        said.out().stream().anyMatch(line -> line.startsWith(outage.number() + ": kari answered")))
                .toList();
        assertThat(carried).hasSizeGreaterThanOrEqualTo(2);
        carried.forEach(outage -> awaitEscalation(outage, escalation -> escalation.status() == Status.ACKNOWLEDGED));
        assertThat(varde("ack", "D999", "--as", "kari").out()).containsExactly("there is no digest D999");
    }

    private static String code() {
        return ARRIVALS.stream()
                .filter(arrival -> arrival.channel() == Channel.SMS)
                .map(arrival -> CODE.matcher(arrival.text()))
                .filter(Matcher::find)
                .map(code -> code.group(1))
                .findFirst()
                .orElse("");
    }

    private static Said varde(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--bootstrap", run.addresses().get("bootstrap")));
        all.addAll(List.of("--registry", run.addresses().get("registry")));
        return Said.by(Map.of(), all.toArray(String[]::new));
    }

    private static void awaitPage(Outage outage, String person) {
        await("a page to " + person)
                .atMost(Witness.PATIENCE)
                .until(() -> witness.pages().stream()
                        .anyMatch(page -> page.outage().equals(outage.id())
                                && page.person().equals(person)
                                && page.event() == PageEvent.OPENED));
    }

    private static void awaitEscalation(Outage outage, Predicate<Escalation> wanted) {
        await("an escalation of " + outage.number())
                .atMost(Witness.PATIENCE)
                .until(() -> witness.escalations().stream()
                        .filter(escalation -> escalation.outage().equals(outage.id()))
                        .reduce((one, other) -> other)
                        .filter(wanted)
                        .isPresent());
    }
}
