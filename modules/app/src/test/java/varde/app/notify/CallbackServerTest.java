package varde.app.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import varde.config.notifiers.Callback;
import varde.notify.Listener;
import varde.notify.Reply;
import varde.notify.Report;

@DisplayName("A gateway that calls back")
class CallbackServerTest {

    private static final String SECRET = "a-secret-of-the-gateway";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final List<Report> reports = new CopyOnWriteArrayList<>();
    private final List<Reply> replies = new CopyOnWriteArrayList<>();
    private volatile boolean safe = true;
    private final CallbackServer server = new CallbackServer(
            "127.0.0.1",
            0,
            Map.of(
                    "usual", new Callback(SECRET, Optional.empty(), Callback.Report.USUAL, Callback.Reply.USUAL),
                    "other",
                            new Callback(
                                    "another-secret-entirely",
                                    Optional.empty(),
                                    new Callback.Report(
                                            "/message/id", "/message/state", List.of("arrived"), List.of("lost")),
                                    new Callback.Reply("sms_id", "msisdn", "body"))),
            new Listener() {
                @Override
                public void report(Report report) {
                    reports.add(report);
                }

                @Override
                public void reply(Reply reply) {
                    if (!safe) {
                        throw new IllegalStateException("Kafka is away");
                    }
                    replies.add(reply);
                }
            });

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void saysWhatBecameOfAMessage() throws Exception {
        assertThat(post("usual/report", "{\"id\":\"m-1\",\"status\":\"delivered\"}", "Bearer " + SECRET))
                .isEqualTo(204);
        assertThat(post("usual/report", "{\"id\":\"m-2\",\"status\":\"UNDELIV\"}", "Bearer " + SECRET))
                .isEqualTo(204);
        assertThat(post("usual/report", "{\"id\":\"m-3\",\"status\":\"queued\"}", "Bearer " + SECRET))
                .isEqualTo(204);

        assertThat(reports)
                .containsExactly(
                        Report.of("usual", "m-1", Report.Fate.DELIVERED, ""),
                        Report.of("usual", "m-2", Report.Fate.FAILED, "not delivered (UNDELIV)"));
        assertThat(replies).isEmpty();
    }

    @Test
    void mayShapeItsCallsAsItLikes() throws Exception {
        String key = "?key=another-secret-entirely";
        assertThat(post("other/report" + key, "{\"message\":{\"id\":7,\"state\":\"Arrived\"}}", ""))
                .isEqualTo(204);
        assertThat(get("other/reply" + key + "&sms_id=5&msisdn=4790000001&body=ok%201042%20%C3%B8"))
                .isEqualTo(204);

        assertThat(reports).containsExactly(Report.of("other", "7", Report.Fate.DELIVERED, ""));
        assertThat(replies).containsExactly(new Reply("other", "5", "4790000001", "ok 1042 ø"));
    }

    @Test
    void mayProveItselfInAnyOfFourWays() throws Exception {
        String body = "{\"id\":\"r\",\"from\":\"+4790000001\",\"text\":\"ok\"}";
        String basic = Base64.getEncoder().encodeToString(("varde:" + SECRET).getBytes(StandardCharsets.UTF_8));

        assertThat(post("usual/reply", body, "Bearer " + SECRET)).isEqualTo(204);
        assertThat(post("usual/reply", body, "Basic " + basic)).isEqualTo(204);
        assertThat(post("usual/reply?key=" + SECRET, body, "")).isEqualTo(204);
        assertThat(signed("usual/reply", body, signature(body))).isEqualTo(204);

        assertThat(replies).hasSize(4).containsOnly(new Reply("usual", "r", "+4790000001", "ok"));
    }

    @Test
    void isRefusedWithoutProof() throws Exception {
        String body = "{\"id\":\"r\",\"from\":\"+4790000001\",\"text\":\"ok\"}";

        assertThat(post("usual/reply", body, "")).isEqualTo(401);
        assertThat(post("usual/reply", body, "Bearer another-secret-entirely")).isEqualTo(401);
        assertThat(post("usual/reply", body, "Basic ???")).isEqualTo(401);
        assertThat(post("nobody/reply", body, "Bearer " + SECRET)).isEqualTo(401);
        assertThat(post("usual/report?key=", body, "")).isEqualTo(401);
        assertThat(signed("usual/reply", body.replace("ok", "ja"), signature(body)))
                .isEqualTo(401);

        assertThat(replies).isEmpty();
        assertThat(reports).isEmpty();
    }

    @Test
    void isToldWhatItLeftOut() throws Exception {
        assertThat(post("usual/reply", "{\"from\":\"+4790000001\"}", "Bearer " + SECRET))
                .isEqualTo(400);
        assertThat(post("usual/report", "not JSON", "Bearer " + SECRET)).isEqualTo(400);

        assertThat(replies).isEmpty();
        assertThat(reports).isEmpty();
    }

    @Test
    void keepsAnAnswerThatIsNotSafeYet() throws Exception {
        safe = false;
        String body = "{\"id\":\"r\",\"from\":\"+4790000001\",\"text\":\"ok\"}";

        assertThat(post("usual/reply", body, "Bearer " + SECRET)).isEqualTo(503);

        safe = true;
        assertThat(post("usual/reply", body, "Bearer " + SECRET)).isEqualTo(204);
        assertThat(replies).hasSize(1);
    }

    private int post(String path, String body, String authorization) throws Exception {
        HttpRequest.Builder request = request(path).POST(HttpRequest.BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return status(request);
    }

    private int signed(String path, String body, String signature) throws Exception {
        return status(request(path)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .header("X-Varde-Signature", "sha256=" + signature));
    }

    private int get(String path) throws Exception {
        return status(request(path).GET());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/callback/" + path));
    }

    private static int status(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static String signature(String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }
}
