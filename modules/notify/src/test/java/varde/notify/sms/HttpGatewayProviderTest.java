package varde.notify.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import varde.notify.APage;
import varde.notify.Delivery;
import varde.notify.HttpPeer;
import varde.notify.Message;
import varde.notify.Timeouts;

@DisplayName("An SMS gateway over HTTP")
class HttpGatewayProviderTest {

    private static final String JSON = "{\"to\":\"{to}\",\"text\":\"{text}\",\"ref\":\"{id}\"}";

    /** Where an answer comes, however busy the machine is. */
    private static final Timeouts PATIENT = new Timeouts(Duration.ofSeconds(30), Duration.ofSeconds(30));

    /** Where none comes. */
    private static final Timeouts BRIEF = new Timeouts(Duration.ofSeconds(30), Duration.ofMillis(700));

    private HttpPeer gateway;

    @BeforeEach
    void startTheGateway() {
        gateway = HttpPeer.start();
    }

    @AfterEach
    void stopTheGateway() {
        gateway.close();
    }

    @Test
    void fillsItsTemplatesAndPassesTheIdOn() {
        gateway.answers(200, "{\"id\":\"g-7\",\"status\":\"queued\"}");

        Delivery delivery = provider("/send", JSON, Map.of("X-Key", "k-{from}"))
                .send(APage.to("kari").saying("Årsak: \"db\"\nog {to}", "").message("p/1"));

        assertThat(delivery).isEqualTo(new Delivery.Sent("g-7", false));
        HttpPeer.Request seen = gateway.only();
        assertThat(seen.method()).isEqualTo("POST");
        assertThat(seen.body())
                .isEqualTo("{\"to\":\"+4790000001\",\"text\":\"Årsak: \\\"db\\\"\\nog {to}\",\"ref\":\"p/1\"}");
        assertThat(seen.header("Content-Type")).isEqualTo("application/json");
        assertThat(seen.header("Idempotency-Key")).isEqualTo("p/1");
        assertThat(seen.header("X-Key")).isEqualTo("k-Varde");
        assertThat(seen.header(Message.POSSIBLE_REPEAT)).isEmpty();
    }

    @Test
    void escapesForFormsAndForUrls() {
        gateway.answers(200, "OK");

        Delivery delivery = provider(
                        "/send?n={digits}&t={text}",
                        "to={to}&text={text}",
                        Map.of("Content-Type", "application/x-www-form-urlencoded"))
                .send(APage.to("kari").saying("a&b=c +å", "").message("p1"));

        assertThat(delivery).isEqualTo(new Delivery.Sent("", false));
        HttpPeer.Request seen = gateway.only();
        assertThat(seen.target()).isEqualTo("/send?n=4790000001&t=a%26b%3Dc%20%2B%C3%A5");
        assertThat(seen.body()).isEqualTo("to=%2B4790000001&text=a%26b%3Dc+%2B%C3%A5");
    }

    @Test
    void saysWhenTheGatewayKnowsThatItHasArrived() {
        gateway.answers(201, "{\"id\":12,\"status\":\"delivered\"}");

        assertThat(provider("/send", JSON, Map.of()).send(APage.to("kari").message("p1")))
                .isEqualTo(new Delivery.Sent("12", true));
    }

    @Test
    void marksRepeatsAndDrills() {
        gateway.answers(200, "");

        provider("/send", JSON, Map.of())
                .send(new Message(APage.to("kari").drill().page("p1"), 2, true));

        assertThat(gateway.only().header(Message.POSSIBLE_REPEAT)).isEqualTo("true");
        assertThat(gateway.only().header(Message.TEST)).isEqualTo("true");
    }

    @ParameterizedTest
    @CsvSource({
        "400, NONE",
        "401, NONE",
        "404, NONE",
        "301, NONE",
        "408, LATER",
        "429, LATER",
        "500, LATER",
        "503, LATER"
    })
    void tellsARefusalFromABadHour(int status, Delivery.Hope hope) {
        gateway.answers(status, "{\"error\":\"no such number +4790000001\"}");

        assertThat(provider("/send", JSON, Map.of()).send(APage.to("kari").message("p1")))
                .isEqualTo(new Delivery.Failed(hope, "HTTP " + status));
    }

    @Test
    void isUnsureWhenTheAnswerDoesNotCome() {
        gateway.staysSilent();

        Delivery delivery = new HttpGatewayProvider(settings(gateway.url() + "/send", JSON, Map.of(), BRIEF))
                .send(APage.to("kari").message("p1"));

        assertThat(delivery)
                .isInstanceOfSatisfying(
                        Delivery.Failed.class,
                        failed -> assertThat(failed.hope()).isEqualTo(Delivery.Hope.UNSURE));
    }

    @Test
    void isUnsureWhenTheAnswerBeginsAndNeverEnds() {
        gateway.answersWithoutEnd();

        Delivery delivery = new HttpGatewayProvider(settings(gateway.url() + "/send", JSON, Map.of(), BRIEF))
                .send(APage.to("kari").message("p1"));

        assertThat(delivery)
                .isInstanceOfSatisfying(
                        Delivery.Failed.class,
                        failed -> assertThat(failed.hope()).isEqualTo(Delivery.Hope.UNSURE));
    }

    @Test
    void mayBeTriedLaterWhenNobodyListens() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }

        Delivery delivery = new HttpGatewayProvider(settings("http://127.0.0.1:" + port + "/", JSON, Map.of()))
                .send(APage.to("kari").message("p1"));

        assertThat(delivery).isEqualTo(Delivery.later("could not connect (ConnectException)"));
    }

    @Test
    void refusesSettingsThatNameNoGateway() {
        assertThatThrownBy(() -> settings("ftp://example.org/{to}", JSON, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not an http or https URL");
    }

    private HttpGatewayProvider provider(String path, String body, Map<String, String> headers) {
        return new HttpGatewayProvider(settings(gateway.url() + path, body, headers));
    }

    private static GatewaySettings settings(String url, String body, Map<String, String> headers) {
        return settings(url, body, headers, PATIENT);
    }

    private static GatewaySettings settings(String url, String body, Map<String, String> headers, Timeouts timeouts) {
        return new GatewaySettings(
                "a", "post", url, new TreeMap<>(headers), body, "Varde", GatewaySettings.Answer.USUAL, timeouts);
    }
}
