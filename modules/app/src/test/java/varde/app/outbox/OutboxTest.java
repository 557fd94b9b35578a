package varde.app.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import varde.app.notify.Pages;
import varde.core.oncall.Channel;
import varde.core.page.Page;
import varde.notify.Delivery;
import varde.notify.Message;
import varde.notify.Provider;

@DisplayName("The outbox of a local run")
class OutboxTest {

    private static final Map<Channel, String> ADDRESS =
            Map.of(Channel.SMS, "+4790000001", Channel.EMAIL, "kari@example.org", Channel.WEBHOOK, "chat");

    @TempDir
    Path folder;

    private final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
    private Outbox outbox;
    private Map<Channel, List<Provider>> providers;

    @BeforeEach
    void open() {
        outbox = Outbox.open(folder.resolve("outbox"), arrivals::add);
        providers = outbox.providers(List.of("chat"));
    }

    @AfterEach
    void close() {
        outbox.close();
    }

    @Test
    void writesEveryMessageToAFileThatPeopleCanRead() throws IOException {
        assertThat(send(Channel.SMS, "p1")).isEqualTo(new Delivery.Sent("sms-1", true));
        assertThat(send(Channel.EMAIL, "p2")).isEqualTo(new Delivery.Sent("", false));
        assertThat(send(Channel.WEBHOOK, "p3")).isEqualTo(new Delivery.Sent("", true));

        assertThat(files())
                .containsExactly(
                        "0001-sms-+4790000001.txt",
                        "0002-mail-kari@example.org.eml",
                        "0002-mail-kari@example.org.html",
                        "0003-webhook-chat.json");
        assertThat(read("0001-sms-+4790000001.txt"))
                .startsWith("To: +4790000001\nPage: p1\nAt: ")
                .endsWith("\n\nKRITISK 1042: Kjernejournal nede fra 03:14. Årsak: db-kj-a.\n");
        assertThat(read("0002-mail-kari@example.org.html")).contains("Årsak: <b>db-kj-a</b>");
        assertThat(read("0002-mail-kari@example.org.eml")).contains("Subject: KRITISK 1042: Kjernejournal nede");
        assertThat(read("0003-webhook-chat.json")).contains("\"number\":1042");
    }

    @Test
    void tellsOfEveryArrival() {
        send(Channel.SMS, "p1");
        send(Channel.EMAIL, "p2");

        assertThat(arrivals).extracting(Arrival::page).containsExactly("p1", "p2");
        assertThat(arrivals).extracting(Arrival::address).containsExactly("+4790000001", "kari@example.org");
        assertThat(arrivals).allMatch(arrival -> Files.exists(arrival.file()));
        assertThat(arrivals.get(1).text()).isEqualTo("KRITISK 1042: Kjernejournal nede");
    }

    @Test
    void goesOnCountingAfterARestart() throws IOException {
        send(Channel.SMS, "p1");
        close();
        open();
        send(Channel.SMS, "p2");

        assertThat(files()).containsExactly("0001-sms-+4790000001.txt", "0002-sms-+4790000001.txt");
    }

    @ParameterizedTest
    @EnumSource(Channel.class)
    void failsWhenToldTo(Channel channel) throws IOException {
        for (Fault fault : List.of(Fault.ERRORS, Fault.DOWN)) {
            outbox.fault(channel, fault);
            assertThat(send(channel, "p1"))
                    .isInstanceOfSatisfying(
                            Delivery.Failed.class,
                            failed -> assertThat(failed.hope()).isEqualTo(Delivery.Hope.LATER));
        }
        assertThat(files()).isEmpty();

        outbox.fault(channel, Fault.NONE);
        assertThat(send(channel, "p1")).isInstanceOf(Delivery.Sent.class);
        assertThat(files()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(Channel.class)
    void isSlowUntilTheFaultIsOver(Channel channel) throws Exception {
        outbox.fault(channel, Fault.SLOW);
        CompletableFuture<Delivery> sending = CompletableFuture.supplyAsync(() -> send(channel, "p1"));
        assertThat(sending).isNotCompleted();

        outbox.fault(channel, Fault.NONE);

        assertThat(sending.get(5, TimeUnit.SECONDS)).isInstanceOf(Delivery.Sent.class);
    }

    private Delivery send(Channel channel, String id) {
        Page page = Pages.page(id, "kari", channel, ADDRESS.get(channel));
        return providers.get(channel).get(0).send(new Message(page, 1, false));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("outbox"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private String read(String name) throws IOException {
        return Files.readString(folder.resolve("outbox").resolve(name));
    }
}
