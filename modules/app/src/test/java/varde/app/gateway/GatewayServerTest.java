package varde.app.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import varde.core.detect.Heartbeat;

/** The gateway as a client sees it, with a log that can be full, slow or broken. */
class GatewayServerTest {

    private final List<Heartbeat> log = new CopyOnWriteArrayList<>();
    private final AtomicReference<Optional<Admission>> inForce =
            new AtomicReference<>(Optional.of(Landscapes.admission()));
    private final AtomicLong nanos = new AtomicLong();
    private Optional<CompletableFuture<Void>> next = Optional.of(CompletableFuture.completedFuture(null));
    private final GatewayDesk desk =
            new GatewayDesk(inForce::get, this::write, new GatewayDesk.Clocks(() -> 1_800_000_000_000L, nanos::get));
    private final GatewayServer server = new GatewayServer(desk, "127.0.0.1", 0);
    private final HttpClient client = HttpClient.newHttpClient();

    private Optional<CompletableFuture<Void>> write(Heartbeat heartbeat) {
        if (next.isPresent()) {
            log.add(heartbeat);
        }
        return next;
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String token, String path) throws Exception {
        return send(to(path).header("Authorization", "Bearer " + token));
    }

    private HttpResponse<String> post(String token, String path, String body) throws Exception {
        return send(
                to(path).header("Authorization", "Bearer " + token).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    @Test
    void aPlainGetWithATokenIsEnough() throws Exception {
        HttpResponse<String> answer = get("cron-old", "/heartbeat/job/backup");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("taken: job/backup OK\n");
        assertThat(log)
                .singleElement()
                .satisfies(beat -> assertThat(beat.component()).isEqualTo("job/backup"));
    }

    @Test
    void aBodyIsTheMessageAndAQueryMaySayTheStatus() throws Exception {
        assertThat(post("cron-new", "/heartbeat/job/backup?status=degraded&responseTime=12s", "2 files skipped")
                        .statusCode())
                .isEqualTo(202);

        Heartbeat beat = log.get(0);
        assertThat(beat.message()).isEqualTo("2 files skipped");
        assertThat(beat.status()).hasToString("DEGRADED");
        assertThat(beat.responseTime()).isEqualTo(12_000);
    }

    @Test
    void whoeverIsUnknownIsToldHowToBeKnownAndNothingIsWritten() throws Exception {
        HttpResponse<String> none = send(to("/heartbeat/job/backup"));
        HttpResponse<String> wrong = get("guessed", "/heartbeat/job/backup");

        assertThat(none.statusCode()).isEqualTo(401);
        assertThat(none.body()).contains("Authorization: Bearer TOKEN");
        assertThat(none.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).contains("tokenSha256").doesNotContain("guessed");
        assertThat(log).isEmpty();
        assertThat(desk.refused()).isEqualTo(2);
    }

    @Test
    void anAnswerIsGivenOnlyWhenTheLogHasIt() throws Exception {
        CompletableFuture<Void> written = new CompletableFuture<>();
        next = Optional.of(written);

        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(
                to("/heartbeat/job/backup")
                        .header("Authorization", "Bearer cron-old")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        org.awaitility.Awaitility.await().until(() -> log.size() == 1);
        assertThat(answer).isNotDone();
        assertThat(desk.taken()).isZero();

        written.complete(null);
        assertThat(answer.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(202);
        assertThat(desk.taken()).isEqualTo(1);
    }

    @Test
    void whatKafkaDoesNotTakeIsSaidToBeSentAgain() throws Exception {
        next = Optional.of(CompletableFuture.failedFuture(new IllegalStateException("no leader")));
        HttpResponse<String> failed = get("cron-old", "/heartbeat/job/backup");
        next = Optional.empty();
        HttpResponse<String> full = get("cron-old", "/heartbeat/job/backup");

        assertThat(List.of(failed, full)).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        });
        assertThat(desk.notNow()).isEqualTo(2);
        assertThat(desk.taken()).isZero();
    }

    @Test
    void beforeAConfigurationIsInForceNothingIsTakenAndItIsSaid() throws Exception {
        inForce.set(Optional.empty());

        HttpResponse<String> answer = get("cron-old", "/heartbeat/job/backup");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("no configuration is in force");
        assertThat(log).isEmpty();
    }

    @Test
    void eachTokenHasItsLimit() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(get("collects", "/heartbeat/device/1").statusCode()).isEqualTo(202);
        }
        HttpResponse<String> tooMany = get("collects", "/heartbeat/device/1");

        assertThat(tooMany.statusCode()).isEqualTo(429);
        assertThat(tooMany.headers().firstValue("Retry-After")).contains("1");
        assertThat(tooMany.body()).contains("`perSecond`");
        assertThat(get("cron-old", "/heartbeat/job/backup").statusCode()).isEqualTo(202);
        nanos.addAndGet(1_000_000_000L);
        assertThat(get("collects", "/heartbeat/device/1").statusCode()).isEqualTo(202);
    }

    @Test
    void aBatchIsAnsweredLineByLine() throws Exception {
        HttpResponse<String> answer = post("collects", "/heartbeats", """
                {"component":"device/1","status":"OK","responseTime":12}
                {"component":"device/2","status":"FAILED","message":"no answer"}

                {"component":"device/77"}
                {"component":"device/3","stat":"OK"}
                not json
                {"component":"device/4"}
                """);

        assertThat(answer.statusCode()).isEqualTo(207);
        assertThat(answer.body().lines())
                .satisfiesExactly(
                        one -> assertThat(one).isEqualTo("{\"line\":1,\"status\":202,\"component\":\"device/1\"}"),
                        two -> assertThat(two).contains("\"line\":2,\"status\":202"),
                        gap -> assertThat(gap).contains("\"line\":4,\"status\":404", "check the spelling"),
                        key -> assertThat(key).contains("\"line\":5,\"status\":400", "nobody knows `stat`"),
                        garbled -> assertThat(garbled).contains("\"line\":6,\"status\":400", "not one JSON object"),
                        limit -> assertThat(limit).contains("\"line\":7,\"status\":429", "\"retryAfter\":1"));
        assertThat(log).extracting(Heartbeat::component).containsExactly("device/1", "device/2");
    }

    @Test
    void whatIsTooLargeIsRefusedWhole() throws Exception {
        HttpResponse<String> message = post("cron-old", "/heartbeat/job/backup", "x".repeat(10_001));
        HttpResponse<String> batch = post("collects", "/heartbeats", "\n".repeat(10_001));
        HttpResponse<String> bytes = post("collects", "/heartbeats", " ".repeat(GatewayServer.MOST_BATCH + 1));

        assertThat(List.of(message, batch, bytes)).allMatch(answer -> answer.statusCode() == 413);
        assertThat(log).isEmpty();
    }

    @Test
    void aWordThatNobodyKnowsIsSaid() throws Exception {
        HttpResponse<String> answer = get("cron-old", "/heartbeat/job/backup?status=fine");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("`fine` is no status");
    }
}
