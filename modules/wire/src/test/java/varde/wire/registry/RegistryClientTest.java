package varde.wire.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import varde.wire.Topics;

class RegistryClientTest {

    private static final Schema ONE =
            SchemaBuilder.record("One").fields().requiredString("name").endRecord();
    private static final Schema MORE = SchemaBuilder.record("One")
            .fields()
            .requiredString("name")
            .requiredLong("age")
            .endRecord();

    private final StubRegistry stub = new StubRegistry(0);
    private final RegistryClient client = new RegistryClient(RegistrySettings.of(stub.url() + "/"));

    @AfterEach
    void stop() {
        client.close();
        stub.close();
    }

    private static RegistryClient impatient(String url) {
        return new RegistryClient(
                new RegistrySettings(URI.create(url), Optional.empty(), true, Duration.ofMillis(250)));
    }

    @Test
    @DisplayName("A schema is registered once and found by id, by subject and as the latest")
    void registers() {
        int id = client.register("a-value", ONE);

        assertThat(client.register("a-value", ONE)).isEqualTo(id);
        assertThat(client.lookup("a-value", ONE)).isEqualTo(id);
        assertThat(client.byId(id)).isEqualTo(ONE);
        assertThat(client.latest("a-value")).isEqualTo(ONE);
    }

    @Test
    @DisplayName("What is not there is said to be not there")
    void notThere() {
        assertThatThrownBy(() -> client.byId(77))
                .isInstanceOf(NotInRegistryException.class)
                .hasMessageContaining("schema id 77");
        assertThatThrownBy(() -> client.lookup("b-value", ONE)).isInstanceOf(NotInRegistryException.class);
        assertThatThrownBy(() -> client.latest("b-value")).isInstanceOf(NotInRegistryException.class);
        assertThat(client.compatibility("b-value")).isEmpty();
        assertThat(client.compatible("b-value", ONE)).isTrue();
    }

    @Test
    @DisplayName("A schema that cannot read what exists is refused once the subject demands it")
    void refuses() {
        client.register("a-value", ONE);
        client.setCompatibility("a-value", Compatibility.BACKWARD_TRANSITIVE);

        assertThat(client.compatibility("a-value")).contains(Compatibility.BACKWARD_TRANSITIVE);
        assertThat(client.compatible("a-value", MORE)).isFalse();
        assertThatThrownBy(() -> client.register("a-value", MORE))
                .isInstanceOf(IncompatibleSchemaException.class)
                .hasMessageContaining("a-value");
    }

    @Test
    @DisplayName("The whole contract is published, each subject guarded; publishing again changes nothing")
    void publishes() {
        Map<String, Integer> ids = Contract.publish(client, Topics.STANDARD);

        assertThat(ids).hasSize(Topics.STANDARD.all().size());
        assertThat(ids.get("varde.pages.sms-value")).isEqualTo(ids.get("varde.pages.webhook-value"));
        assertThat(client.compatibility("varde.outages-value")).contains(Compatibility.BACKWARD_TRANSITIVE);
        assertThat(Contract.publish(client, Topics.STANDARD)).isEqualTo(ids);
    }

    @Test
    @DisplayName("A hiccup of the registry is not noticed by the caller")
    void hiccup() {
        stub.answerOnce(503, "starting");
        stub.answerOnce(429, "slowly");

        assertThat(client.register("a-value", ONE)).isEqualTo(1);
    }

    @Test
    @DisplayName("A registry that comes later is waited for")
    void late() throws IOException {
        int port = stub.port();
        stub.close();
        CompletableFuture<Integer> id = CompletableFuture.supplyAsync(() -> client.register("a-value", ONE));
        try (StubRegistry later = new StubRegistry(port)) {
            await().atMost(Duration.ofSeconds(20)).until(id::isDone);
            assertThat(id).isCompletedWithValue(1);
            assertThat(later.requests()).containsExactly("POST /subjects/a-value/versions");
        }
    }

    @Test
    @DisplayName("A registry that stays away is given up, with its URL in the message")
    void away() throws IOException {
        int unused;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            unused = socket.getLocalPort();
        }
        try (RegistryClient hasty = impatient("http://127.0.0.1:" + unused)) {
            assertThatThrownBy(() -> hasty.byId(1))
                    .isInstanceOf(RegistryAwayException.class)
                    .hasMessageContaining("http://127.0.0.1:" + unused)
                    .hasMessageContaining("is away");
        }
    }

    @Test
    @DisplayName("Closing the client ends the waiting")
    void closing() {
        stub.close();
        CompletableFuture<Schema> answer = CompletableFuture.supplyAsync(() -> client.byId(1));
        client.close();

        assertThat(answer)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseInstanceOf(RegistryAwayException.class);
    }

    @Test
    @DisplayName("An answer that makes no sense is an error that quotes it")
    void nonsense() {
        stub.answerOnce(200, "<html>");
        assertThatThrownBy(() -> client.register("a-value", ONE))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("<html>");
        stub.answerOnce(200, "{}");
        assertThatThrownBy(() -> client.register("a-value", ONE)).hasMessageContaining("no id in {}");
        stub.answerOnce(401, "who are you");
        assertThatThrownBy(() -> client.byId(1)).hasMessageContaining("401 who are you");
    }

    @Test
    @DisplayName("Settings that make no sense are named")
    void settings() {
        assertThatThrownBy(() -> RegistrySettings.from(Map.of()))
                .hasMessageContaining("schema.registry.url is not set");
        assertThatThrownBy(() -> RegistrySettings.from(Map.of(RegistrySettings.URL, "localhost:8081")))
                .hasMessageContaining("give one URL like");
        assertThatThrownBy(() -> RegistrySettings.from(
                        Map.of(RegistrySettings.URL, stub.url(), RegistrySettings.PATIENCE, "long")))
                .hasMessageContaining("give milliseconds");
    }
}
