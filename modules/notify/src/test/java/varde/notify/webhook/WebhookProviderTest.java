package varde.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import varde.core.oncall.Channel;
import varde.notify.APage;
import varde.notify.Delivery;
import varde.notify.HttpPeer;
import varde.notify.Message;
import varde.notify.Timeouts;

@DisplayName("A webhook")
class WebhookProviderTest {

    private static final APage PAGE = APage.to("team:database").by(Channel.WEBHOOK, "chat");

    private HttpPeer chat;

    @BeforeEach
    void startTheChat() {
        chat = HttpPeer.start();
    }

    @AfterEach
    void stopTheChat() {
        chat.close();
    }

    @Test
    void getsTheWholePageSigned() throws Exception {
        Delivery delivery =
                provider(Optional.of("hush"), WebhookSettings.Form.JSON).send(new Message(PAGE.page("p1"), 2, true));

        assertThat(delivery).isEqualTo(new Delivery.Sent("", true));
        HttpPeer.Request seen = chat.only();
        JsonNode body = new ObjectMapper().readTree(seen.body());
        assertThat(body.path("id").asText()).isEqualTo("p1");
        assertThat(body.path("number").asInt()).isEqualTo(1042);
        assertThat(body.path("possibleRepeat").asBoolean()).isTrue();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("hush".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        assertThat(seen.header("X-Varde-Signature"))
                .isEqualTo("sha256="
                        + HexFormat.of().formatHex(mac.doFinal(seen.body().getBytes(StandardCharsets.UTF_8))));
        assertThat(seen.header(Message.POSSIBLE_REPEAT)).isEqualTo("true");
        assertThat(seen.header("Idempotency-Key")).isEqualTo("p1");
    }

    @Test
    void getsOneTextInTheFormOfChatsWithNothingReadAsMarkUp() throws Exception {
        provider(Optional.empty(), WebhookSettings.Form.SLACK)
                .send(PAGE.headed("1042 <b>").saying("a & b", "").message("p1"));

        HttpPeer.Request seen = chat.only();
        assertThat(new ObjectMapper().readTree(seen.body()))
                .isEqualTo(new ObjectMapper().readTree("{\"text\":\"1042 &lt;b&gt;\\na &amp; b\"}"));
        assertThat(seen.header("X-Varde-Signature")).isEmpty();
    }

    @Test
    void servesOnlyPagesAddressedToIt() {
        WebhookProvider provider = provider(Optional.empty(), WebhookSettings.Form.JSON);

        assertThat(provider.serves(PAGE.page("p1"))).isTrue();
        assertThat(provider.serves(PAGE.by(Channel.WEBHOOK, "other").page("p1")))
                .isFalse();
    }

    private WebhookProvider provider(Optional<String> secret, WebhookSettings.Form form) {
        return new WebhookProvider(
                new WebhookSettings("chat", URI.create(chat.url() + "/hook"), secret, form, Timeouts.USUAL));
    }
}
