package varde.notify.sms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import varde.notify.Delivery;
import varde.notify.Message;
import varde.notify.Provider;
import varde.notify.http.HttpCaller;

/** Sends pages as text messages through a gateway that speaks HTTP; which one is a matter of templates. */
public final class HttpGatewayProvider implements Provider {

    /** Where the page's id goes unless the templates use this header otherwise. */
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final String CONTENT_TYPE = "Content-Type";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final GatewaySettings settings;
    private final HttpCaller caller;
    private final String contentType;

    /** A gateway as the settings say. */
    public HttpGatewayProvider(GatewaySettings settings) {
        this.settings = settings;
        this.caller = new HttpCaller(settings.timeouts());
        this.contentType = settings.headers().getOrDefault(CONTENT_TYPE, "application/json");
    }

    @Override
    public String id() {
        return settings.id();
    }

    @Override
    public Delivery send(Message message) {
        HttpRequest request;
        try {
            request = request(message);
        } catch (IllegalArgumentException e) {
            return Delivery.hopeless("the templates do not make a request of it");
        }
        return caller.call(request, this::taken);
    }

    private HttpRequest request(Message message) {
        Template.Values values = Template.Values.of(message.page(), settings.from());
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(Template.of(settings.url()).fill(values, Escape.URL)))
                .method(settings.method(), body(values));
        if (!settings.body().isEmpty()) {
            request.setHeader(CONTENT_TYPE, contentType);
        }
        request.setHeader(IDEMPOTENCY_KEY, Escape.HEADER.apply(values.id()));
        settings.headers()
                .forEach((name, value) ->
                        request.setHeader(name, Template.of(value).fill(values, Escape.HEADER)));
        if (message.possibleRepeat()) {
            request.setHeader(Message.POSSIBLE_REPEAT, "true");
        }
        if (message.page().test()) {
            request.setHeader(Message.TEST, "true");
        }
        return request.build();
    }

    private BodyPublisher body(Template.Values values) {
        if (settings.body().isEmpty()) {
            return BodyPublishers.noBody();
        }
        String body = Template.of(settings.body()).fill(values, Escape.forContentType(contentType));
        return BodyPublishers.ofString(body, StandardCharsets.UTF_8);
    }

    private Delivery taken(HttpResponse<String> response) {
        GatewaySettings.Answer answer = settings.answer();
        JsonNode said = json(response.body());
        String id = said.at(answer.id()).asText("");
        if (id.isEmpty() && !answer.idHeader().isEmpty()) {
            id = response.headers().firstValue(answer.idHeader()).orElse("");
        }
        boolean delivered =
                answer.delivered().equalsIgnoreCase(said.at(answer.status()).asText(""));
        return new Delivery.Sent(id, delivered);
    }

    /** An answer that is not JSON says nothing more than that the message was taken. */
    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }
}
