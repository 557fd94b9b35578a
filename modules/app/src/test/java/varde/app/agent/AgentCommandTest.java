package varde.app.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import varde.app.Varde;

class AgentCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void lookingOnceAtWhatIsWellIsGood() throws Exception {
        HttpServer web = webServer();
        try {
            Path file = watching(web.getAddress().getPort());

            assertThat(varde("agent", "--config", file.toString(), "--once")).isZero();
            assertThat(out.toString()).matches("OK +web/mine: answers 200 \\(\\d+ ms\\)\\R");
            assertThat(varde("agent", "--config", file.toString(), "--once", "--json"))
                    .isZero();
            assertThat(out.toString().lines().skip(1))
                    .singleElement()
                    .asString()
                    .matches("\\{\"component\":\"web/mine\",\"status\":\"OK\",\"message\":\"answers 200\","
                            + "\"milliseconds\":\\d+,\"attempts\":1}");
        } finally {
            web.stop(0);
        }
    }

    @Test
    void lookingOnceAtWhatIsDownAnswersNo() throws Exception {
        HttpServer web = webServer();
        web.stop(0);

        assertThat(varde(
                        "agent",
                        "--config",
                        watching(web.getAddress().getPort()).toString(),
                        "--once"))
                .isEqualTo(1);
        assertThat(out.toString()).startsWith("FAILED   web/mine: connection refused at 127.0.0.1:");
    }

    @Test
    void aFileWithErrorsIsToldLineByLine() throws Exception {
        Path file = folder.resolve("agent.yaml");
        Files.writeString(file, "agent: {id: a, site: here}\nchecks:\n  - {component: b, pnig: {host: c}}\n");

        assertThat(varde("agent", "--config", file.toString())).isEqualTo(1);

        assertThat(err.toString())
                .startsWith(file + ":3:20: error: unknown key `pnig` in a check")
                .hasLineCount(1);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aFileThatIsNotThereIsBadUse() {
        assertThat(varde("agent", "--config", folder.resolve("none.yaml").toString(), "--once"))
                .isEqualTo(2);
        assertThat(err.toString()).startsWith("there is no file ").hasLineCount(1);
    }

    @Test
    void withoutAnyWordOfWhereKafkaIsItCannotStart() throws Exception {
        assertThat(varde("agent", "--config", watching(1).toString(), "--data", folder.toString()))
                .isEqualTo(2);
        assertThat(err.toString())
                .startsWith("no varde up runs on data folder ")
                .hasLineCount(1);
    }

    @Test
    void theConfigurationOfTheExampleIsGood() {
        assertThat(varde("check", "../../examples/web-server/config")).isZero();
        assertThat(out.toString()).doesNotContain("warning");
    }

    private static HttpServer webServer() throws IOException {
        HttpServer web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        web.start();
        return web;
    }

    private Path watching(int port) throws IOException {
        return Files.writeString(folder.resolve("agent.yaml"), """
                agent: {id: agent/here, site: here}
                checks:
                  - {component: web/mine, http: {url: "http://127.0.0.1:%d/"}, retries: 0}
                """.formatted(port));
    }

    private int varde(String... arguments) {
        return Varde.run(Map.of(), new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }
}
