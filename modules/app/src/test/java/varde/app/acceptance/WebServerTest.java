package varde.app.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import varde.agent.AgentFile;
import varde.agent.Look;
import varde.agent.ProbeAgent;
import varde.agent.file.AgentFileReader;
import varde.app.Addresses;
import varde.app.Settings;
import varde.app.agent.AgentRole;
import varde.app.apply.Small;
import varde.app.embedded.DataFolder;
import varde.app.outbox.Arrival;
import varde.app.up.LocalRun;
import varde.core.correlate.Outage;
import varde.core.oncall.Channel;

/** Real input: an agent watches a web server; the web server is killed, and started again. */
class WebServerTest {

    @TempDir
    private Path temporary;

    private final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
    private final List<Look> looks = new CopyOnWriteArrayList<>();

    @Test
    void aKilledWebServerIsPagedByNameAndItsReturnIsToldToTheSamePerson() throws Exception {
        HttpServer web = webServer(0);
        int port = web.getAddress().getPort();
        TinyFolder folder = TinyFolder.at(temporary.resolve("config"))
                .landscape("""
                        components:
                          - {id: web/mine, kind: web-server, name: My web server, criticality: vital, watch: {by: [agent/osl], interval: 1s, grace: 1s}}
                        """)
                .steps("[{after: 0m, page: [\"person:kari\"]}]");
        try (LocalRun run = LocalRun.start(
                DataFolder.open(temporary.resolve("data"), false),
                Settings.of(Map.of()),
                new LocalRun.Options(
                        folder.read(), false, false, new PrintWriter(Writer.nullWriter()), arrivals::add))) {
            Witness witness = Witness.of(run.line());
            try (ProbeAgent agent = watching(port, run)) {
                assertThat(agent).isNotNull();
                await("the web server is seen").atMost(Witness.PATIENCE).until(() -> looks.size() > 2);

                Instant stopped = Instant.now();
                web.stop(0);
                Outage outage = witness.awaitOpened("web/mine");
                Arrival page = arrived("CRITICAL " + outage.number() + ": My web server down since");
                assertThat(page.address()).isEqualTo("+4790000001");
                tellHowLong(Duration.between(stopped, page.at()), outage);

                HttpServer again = webServer(port);
                witness.awaitClosed("web/mine");
                Arrival over = arrived("OVER " + outage.number() + ": My web server works again");
                assertThat(over.address()).isEqualTo(page.address());
                assertThat(witness.roots()).containsOnly("web/mine");
                again.stop(0);
            } finally {
                witness.close();
            }
        }
    }

    /** The design's bound for an idle machine; told and not asserted, since a busy one is slower and just as right. */
    private static void tellHowLong(Duration took, Outage outage) {
        System.out.printf(
                "WebServerTest: the SMS arrived %d ms after the web server had stopped; interval + grace + hold + 1 s = %d ms"
                        + " (hold %d ms)%n",
                took.toMillis(), 3_000 + outage.held(), outage.held());
    }

    private ProbeAgent watching(int port, LocalRun run) throws IOException {
        Path file = temporary.resolve("agent.yaml");
        Small.write(temporary, "agent.yaml", """
                agent: {id: agent/osl, site: oslo, interval: 1s, grace: 1s}
                checks:
                  - component: web/mine
                    http: {url: "http://127.0.0.1:%d/"}
                    interval: 1s
                    grace: 1s
                    timeout: 500ms
                    retries: 0
                """.formatted(port));
        AgentFileReader.Reading reading = AgentFileReader.read(file);
        AgentFile agent = reading.file().orElseThrow(() -> new AssertionError(reading.problems()));
        Addresses addresses = new Addresses(
                String.valueOf(run.addresses().get("bootstrap")),
                String.valueOf(run.addresses().get("registry")),
                run.wall());
        return AgentRole.start(agent, addresses, Settings.of(Map.of()), new Looking());
    }

    private static HttpServer webServer(int port) throws IOException {
        HttpServer web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        web.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        web.start();
        return web;
    }

    private Arrival arrived(String beginning) {
        return await("an SMS that begins with " + beginning)
                .atMost(Witness.PATIENCE)
                .until(
                        () -> arrivals.stream()
                                .filter(arrival -> arrival.channel() == Channel.SMS)
                                .filter(arrival -> arrival.text().startsWith(beginning))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private final class Looking implements varde.agent.Witness {

        @Override
        public void looked(Look look) {
            looks.add(look);
        }

        @Override
        public void cutOff(String why) {}

        @Override
        public void through(long dropped) {}
    }
}
