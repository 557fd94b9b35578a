package varde.notify.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import varde.core.page.Page;
import varde.notify.Delivery;
import varde.notify.Message;
import varde.notify.Provider;
import varde.notify.http.HttpCaller;

/** Posts pages to one named address. It serves the pages whose address is its name, and no others. */
public final class WebhookProvider implements Provider {

    /** The header with the signature. */
    static final String SIGNATURE = "X-Varde-Signature";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final WebhookSettings settings;
    private final HttpCaller caller;

    /** A webhook as the settings say. */
    public WebhookProvider(WebhookSettings settings) {
        this.settings = settings;
        this.caller = new HttpCaller(settings.timeouts());
    }

    @Override
    public String id() {
        return settings.id();
    }

    @Override
    public boolean serves(Page page) {
        return settings.id().equals(page.address());
    }

    @Override
    public Delivery send(Message message) {
        byte[] body = body(message);
        HttpRequest.Builder request = HttpRequest.newBuilder(settings.url())
                .POST(BodyPublishers.ofByteArray(body))
                .setHeader("Content-Type", "application/json")
                .setHeader("Idempotency-Key", message.page().id().replaceAll("\\p{Cntrl}+", " "));
        settings.secret().ifPresent(secret -> request.setHeader(SIGNATURE, Signature.of(body, secret)));
        if (message.possibleRepeat()) {
            request.setHeader(Message.POSSIBLE_REPEAT, "true");
        }
        if (message.page().test()) {
            request.setHeader(Message.TEST, "true");
        }
        return caller.call(request.build(), response -> new Delivery.Sent("", true));
    }

    private byte[] body(Message message) {
        ObjectNode body = JSON.createObjectNode();
        if (settings.form() == WebhookSettings.Form.SLACK) {
            body.put("text", slack(message.page()));
        } else {
            whole(body, message);
        }
        try {
            return JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of strings and numbers can always be written", e);
        }
    }

    private static void whole(ObjectNode body, Message message) {
        Page page = message.page();
        body.put("id", page.id())
                .put("event", page.event().name())
                .put("outage", page.outage())
                .put("number", page.number())
                .put("team", page.team())
                .put("person", page.person())
                .put("severity", page.severity().name())
                .put("language", page.language().name())
                .put("shortText", page.shortText())
                .put("subject", page.subject())
                .put("text", page.text())
                .put("test", page.test())
                .put("attempt", message.attempt())
                .put("possibleRepeat", message.possibleRepeat());
    }

    /** Slack reads three characters as mark-up; nothing out of a page is meant so. */
    private static String slack(Page page) {
        String text = page.subject().isBlank() ? page.text() : page.subject() + "\n" + page.text();
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
