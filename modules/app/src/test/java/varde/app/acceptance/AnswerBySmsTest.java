package varde.app.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import varde.app.Settings;
import varde.app.Varde;
import varde.app.embedded.DataFolder;
import varde.app.outbox.Arrival;
import varde.app.up.LocalRun;
import varde.core.command.Command;
import varde.core.correlate.Outage;
import varde.core.escalate.Escalation;
import varde.core.oncall.Channel;
import varde.core.page.Page;
import varde.core.page.PageEvent;
import varde.core.stage.Reason;

/** People answer text messages, and are tested for whether they can be reached, on one run of everything. */
class AnswerBySmsTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String KARI = "+4790000001";
    private static final String OLA = "+4790000002";
    private static final String STRANGER = "+4799999999";

    @TempDir
    private static Path temporary;

    private static final List<Arrival> ARRIVALS = new CopyOnWriteArrayList<>();
    private static final StringWriter STORY = new StringWriter();
    private static LocalRun run;
    private static Witness witness;

    @BeforeAll
    static void start() {
        TinyFolder folder = TinyFolder.at(temporary.resolve("config"))
                .watched("db/answered", "db/declined")
                .steps("[{after: 0m, page: [\"person:kari\", \"person:ola\"]}, {after: 30m, page: [\"person:siri\"]}]");
        run = LocalRun.start(
                DataFolder.open(temporary.resolve("data"), false),
                Settings.of(Map.of()),
                new LocalRun.Options(folder.read(), true, false, new PrintWriter(STORY), ARRIVALS::add));
        witness = Witness.of(run.line());
    }

    @AfterAll
    static void stop() {
        witness.close();
        run.close();
    }

    @Test
    void anAnswerByTextMessageIsObeyedAndAnswered() throws Exception {
        run.simulate("db/answered", true);
        Outage outage = witness.awaitOpened("db/answered");
        String number = Integer.toString(outage.number());
        awaitSms(KARI, number + ": db/answered down");
        awaitSms(OLA, number + ": db/answered nede");

        answer(STRANGER, "ok " + number);
        awaitSms(STRANGER, "Varde kjenner ikke dette nummeret");
        answer(KARI, "ok 9");
        awaitSms(KARI, "There is no outage 9. Open for you: " + number + " db/answered");
        assertThat(latest(outage).acknowledgements()).isEmpty();

        answer(KARI, "OK");
        awaitSms(KARI, number + " is yours: db/answered.");
        answer(OLA, "ja " + number + " kjører inn");
        awaitSms(OLA, number + " er alt tatt av Kari Nordmann");
        Escalation.Acknowledgement first = latest(outage).acknowledgements().get(0);
        assertThat(first.person()).isEqualTo("kari");
        assertThat(first.how()).isEqualTo(Command.How.SMS);

        assertThat(page("/outbox")).contains(number + " is yours").contains("srcdoc=");
        run.simulate("db/answered", false);
        witness.awaitClosed("db/answered");
        answer(OLA, "ok " + number);
        awaitSms(OLA, number + " er over: db/answered.");
        assertThat(witness.rejected()).isEmpty();
    }

    @Test
    void whoeverSaysNoByTextMessageIsLeftAloneAndTheNextInLineIsPagedAtOnce() throws Exception {
        run.simulate("db/declined", true);
        Outage outage = witness.awaitOpened("db/declined");
        String number = Integer.toString(outage.number());
        awaitSms(KARI, number + ": db/declined down");
        awaitSms(OLA, number + ": db/declined nede");

        answer(KARI, "no " + number + " out at sea");
        awaitSms(KARI, "Noted that you cannot take " + number);
        await("the no is decided")
                .atMost(Witness.PATIENCE)
                .until(() -> declines(outage).equals(List.of("kari cannot take it: out at sea")));
        assertThat(pagesTo("siri", outage)).as("Ola may still take it").isEmpty();
        answer(OLA, "nei " + number);
        awaitSms(OLA, "Notert at du ikke tar " + number);

        await("the next in line is paged")
                .atMost(Witness.PATIENCE)
                .until(() -> !pagesTo("siri", outage).isEmpty());
        Page next = pagesTo("siri", outage).get(0);
        assertThat(next.event()).isEqualTo(PageEvent.OPENED);
        assertThat(declines(outage)).containsExactly("kari cannot take it: out at sea", "ola cannot take it.");
        assertThat(latest(outage).acknowledgements()).isEmpty();
        await("what is told in the terminal")
                .atMost(Witness.PATIENCE)
                .until(() -> STORY.toString().contains("SAID NO ola cannot take it."));
        assertThat(STORY.toString()).containsOnlyOnce("SAID NO kari cannot take it: out at sea");
        run.simulate("db/declined", false);
        witness.awaitClosed("db/declined");
        assertThat(witness.rejected()).isEmpty();
    }

    @Test
    void aPersonCanBeTestedForWhetherEachContactWorks() {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();

        int status = Varde.run(
                Map.of(),
                new PrintWriter(out),
                new PrintWriter(err),
                "page",
                "test",
                "--person",
                "kari",
                "--wait",
                "10",
                "--bootstrap",
                run.addresses().get("bootstrap"),
                "--registry",
                run.addresses().get("registry"));

        assertThat(err.toString()).isEmpty();
        assertThat(out.toString())
                .containsPattern("sms +\\+4790000001 +DELIVERED by outbox after")
                .containsPattern("email +kari@example.org +SENT +by outbox after")
                .contains("2 of 2 contacts of Kari Nordmann can be reached");
        assertThat(status).isZero();
        awaitSms(KARI, "TEST from Varde: nothing is wrong.");
        assertThat(witness.rejected()).isEmpty();
    }

    @Test
    void whoIsNotKnownCannotBeTested() {
        StringWriter err = new StringWriter();

        int status = Varde.run(
                Map.of(),
                new PrintWriter(Writer.nullWriter()),
                new PrintWriter(err),
                "page",
                "test",
                "--person",
                "nobody",
                "--bootstrap",
                run.addresses().get("bootstrap"),
                "--registry",
                run.addresses().get("registry"));

        assertThat(status).isEqualTo(2);
        assertThat(err.toString()).startsWith("nobody is called nobody in the configuration in force");
    }

    private static Escalation latest(Outage outage) {
        List<Escalation> all = witness.escalations().stream()
                .filter(escalation -> escalation.outage().equals(outage.id()))
                .toList();
        return all.get(all.size() - 1);
    }

    private static List<String> declines(Outage outage) {
        return latest(outage).reasons().stream()
                .filter(reason -> reason.rule().equals("declined"))
                .map(Reason::text)
                .toList();
    }

    private static List<Page> pagesTo(String person, Outage outage) {
        return witness.pages().stream()
                .filter(page -> page.person().equals(person) && page.outage().equals(outage.id()))
                .toList();
    }

    private static void awaitSms(String to, String text) {
        await("SMS to " + to + ": " + text)
                .atMost(Witness.PATIENCE)
                .until(() -> ARRIVALS.stream()
                        .anyMatch(sms -> sms.channel() == Channel.SMS
                                && sms.address().equals(to)
                                && sms.text().contains(text)));
    }

    private static void answer(String from, String text) throws Exception {
        String form = "from=" + encoded(from) + "&text=" + encoded(text);
        HttpRequest request = HttpRequest.newBuilder(URI.create(run.wall() + "/outbox/reply"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        assertThat(HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(302);
    }

    private static String page(String path) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(run.wall() + path)).build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
