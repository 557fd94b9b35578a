package varde.app.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import varde.app.embedded.Ports;
import varde.core.oncall.Channel;
import varde.notify.Message;

/** An SMS gateway, and addresses of webhooks, that write every message to a file. */
final class Gateway implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final OutboxFolder folder;
    private final Consumer<Arrival> listener;
    private final Trouble sms = new Trouble();
    private final Trouble webhook = new Trouble();
    private final AtomicLong ids = new AtomicLong();
    private final int port;
    private Javalin server;
    private boolean listening = true;

    Gateway(OutboxFolder folder, Consumer<Arrival> listener) {
        this.folder = folder;
        this.listener = listener;
        this.server = start(0);
        this.port = server.port();
    }

    /** Where SMS are posted, as {@code {"to": …, "text": …}}. */
    String smsUrl() {
        return url() + "/send";
    }

    /** Where the webhook of this name is. */
    String webhookUrl(String name) {
        return url() + "/hook/" + name;
    }

    /** DOWN concerns both: one server listens for them. */
    synchronized void fault(Channel channel, Fault fault) {
        (channel == Channel.SMS ? sms : webhook).is(fault);
        boolean shouldListen = sms.now() != Fault.DOWN && webhook.now() != Fault.DOWN;
        if (listening && !shouldListen) {
            server.stop();
        } else if (!listening && shouldListen) {
            server = start(port);
        }
        listening = shouldListen;
    }

    @Override
    public synchronized void close() {
        sms.is(Fault.DOWN);
        webhook.is(Fault.DOWN);
        if (listening) {
            server.stop();
            listening = false;
        }
    }

    private String url() {
        return "http://" + Ports.LOOPBACK + ":" + port;
    }

    private Javalin start(int wanted) {
        return Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.routes.post("/send", this::takeSms);
                    config.routes.post("/hook/{name}", this::takeWebhook);
                })
                .start(Ports.LOOPBACK, wanted);
    }

    private void takeSms(Context request) throws IOException {
        if (refuses(sms, request)) {
            return;
        }
        JsonNode body = JSON.readTree(request.body());
        String to = body.path("to").asText("");
        String text = body.path("text").asText("");
        if (to.isEmpty() || text.isEmpty()) {
            request.status(400).result("to and text are needed");
            return;
        }
        Instant at = Instant.now();
        String page = page(request);
        StringBuilder file = new StringBuilder("To: " + to + "\nPage: " + page + "\nAt: " + at + "\n");
        if (request.header(Message.POSSIBLE_REPEAT) != null) {
            file.append("Possible repeat: yes\n");
        }
        file.append('\n').append(text).append('\n');
        Path written = folder.write(folder.next("sms", to) + ".txt", file.toString());
        listener.accept(new Arrival(Channel.SMS, to, page, text, written, at));
        String id = "sms-" + ids.incrementAndGet();
        request.contentType("application/json")
                .result(JSON.createObjectNode()
                        .put("id", id)
                        .put("status", "delivered")
                        .toString());
    }

    private void takeWebhook(Context request) {
        if (refuses(webhook, request)) {
            return;
        }
        Instant at = Instant.now();
        String name = request.pathParam("name");
        String body = request.body();
        Path written = folder.write(folder.next("webhook", name) + ".json", body);
        listener.accept(new Arrival(Channel.WEBHOOK, name, page(request), body, written, at));
        request.status(204);
    }

    private static boolean refuses(Trouble trouble, Context request) {
        if (trouble.refuses()) {
            request.status(500).result("told to fail");
            return true;
        }
        return false;
    }

    private static String page(Context request) {
        return Optional.ofNullable(request.header("Idempotency-Key")).orElse("");
    }
}
