package varde.app.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import varde.app.Addresses;
import varde.app.Settings;
import varde.app.apply.Applier;
import varde.app.apply.Small;
import varde.app.embedded.DataFolder;
import varde.app.embedded.LocalCluster;
import varde.app.embedded.Ports;
import varde.app.gateway.Gateway;
import varde.app.log.LogReader;
import varde.app.pipeline.Line;
import varde.app.topics.TopicPlan;
import varde.app.topics.TopicSetup;
import varde.config.Publication;
import varde.core.detect.Heartbeat;

/** The gateway on a real broker: what it says it has taken is in the log, and tokens change by {@code apply}. */
class GatewayTest {

    private static final String LANDSCAPE = """
            components:
              - {id: job/backup, kind: job, watch: {every: 1h, grace: 10m}}
            """;

    @TempDir
    private Path temporary;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> read = new CopyOnWriteArrayList<>();

    @Test
    void whatIsTakenIsInTheLogWhatIsNotIsSaidAndTokensChangeByApply() throws Exception {
        DataFolder data = DataFolder.open(temporary.resolve("data"), false);
        int broker = Ports.choose(0, "broker", "");
        int registry = Ports.choose(0, "registry", "");
        LocalCluster cluster = LocalCluster.start(data, broker, registry);
        Line line = line(cluster);
        LogReader reader = LogReader.follow(
                line.kafka(), List.of(line.topics().heartbeats()), LogReader.From.BEGINNING, record -> {
                    if (record.value() != null) {
                        Heartbeat beat = line.codecs().heartbeats().decode(record.value());
                        read.add(new String(record.key(), StandardCharsets.UTF_8) + " " + beat.message());
                    }
                });
        try (Gateway gateway = new Gateway(line, List.of(), "127.0.0.1", 0)) {
            assertThat(report(gateway, "first", "1")).isEqualTo(503);
            tokensChange(line, gateway);

            cluster.close();
            assertThat(report(gateway, "second", "6")).isEqualTo(503);
            cluster = LocalCluster.start(data, broker, registry);
            await().atMost(Witness.PATIENCE).until(() -> report(gateway, "second", "7") == 202);
            await().atMost(Witness.PATIENCE).until(() -> read.contains("agent/cron 7"));
        } finally {
            reader.close();
            cluster.close();
            data.close();
        }
        assertThat(read).startsWith("agent/cron 2", "agent/cron 4").doesNotContain("agent/cron 1", "agent/cron 3");
    }

    private void tokensChange(Line line, Gateway gateway) throws Exception {
        apply(line, "first");
        await().atMost(Witness.PATIENCE).until(gateway::ready);
        assertThat(report(gateway, "first", "2")).isEqualTo(202);
        assertThat(report(gateway, "second", "3")).isEqualTo(401);
        apply(line, "first", "second");
        await().atMost(Witness.PATIENCE).until(() -> report(gateway, "second", "4") == 202);
        apply(line, "second");
        await().atMost(Witness.PATIENCE).until(() -> report(gateway, "first", "5") == 401);
    }

    private static Line line(LocalCluster cluster) {
        Settings settings = Settings.of(Map.of());
        Addresses addresses = new Addresses(cluster.bootstrap(), cluster.registry(), "");
        Line line = Line.open(addresses, settings);
        try (TopicSetup setup = TopicSetup.open(settings.clients(addresses), TopicPlan.of(settings))) {
            setup.create();
        }
        return line;
    }

    private int report(Gateway gateway, String token, String message) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + gateway.port() + "/heartbeat/job/backup"))
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(message))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private void apply(Line line, String... tokens) throws Exception {
        Path folder = temporary.resolve("config-" + String.join("-", tokens));
        StringBuilder hashes = new StringBuilder();
        for (String token : tokens) {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            hashes.append(hashes.isEmpty() ? "" : ", ").append(HexFormat.of().formatHex(hash));
        }
        TinyFolder tiny =
                TinyFolder.at(folder).landscape(LANDSCAPE).steps("[{after: 0m, page: [\"schedule:primary\"]}]");
        Small.write(folder, "agents.yaml", """
                agents:
                  - {id: agent/cron, site: oslo, tokenSha256: [%s]}
                """.formatted(hashes));
        new Applier(line.kafka(), line.topics(), line.codecs()).apply(Publication.of(tiny.read(), "test", 0));
    }
}
