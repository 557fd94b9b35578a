package varde.app.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import varde.app.Settings;
import varde.app.watchdog.Watchdog;

/** A watchdog beside a real pipeline, with an SMS gateway of its own: what stops is told, and when it goes on again. */
class WatchdogTest {

    @TempDir
    private Path temporary;

    private final List<String> sms = new CopyOnWriteArrayList<>();
    private final List<String> said = new CopyOnWriteArrayList<>();

    @Test
    void aStageThatStandsStillIsToldKafkaAwayIsToldAndRecoveryIsTold() throws Exception {
        TinyFolder folder = TinyFolder.at(temporary.resolve("config"))
                .watched("db/a")
                .steps("[{after: 0m, page: [\"schedule:primary\"]}]");
        HttpServer gateway = smsGateway();
        try (TinyPipeline pipeline = TinyPipeline.start(temporary.resolve("data"), folder.read());
                Watchdog watchdog = Watchdog.start(file(pipeline, gateway), Settings.of(Map.of()), this::said)) {
            pipeline.awaitPassed(java.time.Duration.ofSeconds(15));
            assertThat(said).isEmpty();

            pipeline.stopDetect();
            told("detect/0 TROUBLE", "DETECT has not moved on in partition 0 of heartbeats");
            pipeline.startDetect();
            told("detect/0 WELL", "well again: DETECT has not moved on in partition 0 of heartbeats");

            pipeline.stopBroker();
            told("kafka TROUBLE", "Kafka has not answered for");
            pipeline.startBroker();
            told("kafka WELL", "well again: Kafka has not answered");
            assertThat(said).filteredOn(words -> words.equals("kafka TROUBLE")).hasSize(1);
        } finally {
            gateway.stop(0);
        }
    }

    private void said(String concern, boolean over, String text) {
        said.add(concern + (over ? " WELL" : " TROUBLE"));
    }

    private void told(String words, String text) {
        await(words).atMost(Witness.PATIENCE).until(() -> said.contains(words));
        await(text).atMost(Witness.PATIENCE).until(() -> sms.stream().anyMatch(message -> message.contains(text)));
    }

    private HttpServer smsGateway() throws IOException {
        HttpServer gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/send", exchange -> {
            sms.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        gateway.start();
        return gateway;
    }

    private Path file(TinyPipeline pipeline, HttpServer gateway) throws IOException {
        return Files.writeString(temporary.resolve("watchdog.yaml"), """
                watchdog: {id: watchdog/a, every: 1s, markOld: 8s, away: 8s, calm: 3s}
                kafka: {bootstrap: "%s", registry: "%s"}
                listen: {port: 0}
                contacts: [{sms: "+4790000009"}]
                notifiers:
                  sms:
                    - {id: own, http: {method: POST, url: "http://127.0.0.1:%d/send", body: '{"to":"{to}","text":"{text}"}'}}
                """.formatted(pipeline.bootstrap(), pipeline.registry(), gateway.getAddress().getPort()));
    }
}
