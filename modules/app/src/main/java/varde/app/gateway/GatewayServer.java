package varde.app.gateway;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import varde.app.CannotStart;
import varde.app.Setting;

/** The gateway's HTTP: {@code /heartbeat/COMPONENT} for one, {@code /heartbeats} for many. */
final class GatewayServer implements AutoCloseable {

    /** The most bytes of one report's message. */
    static final int MOST_MESSAGE = 10_000;

    /** The most bytes of a batch. */
    static final int MOST_BATCH = 4 << 20;

    private final GatewayDesk desk;
    private final Javalin http;

    /**
     * Starts listening.
     *
     * @param port 0 for any free one
     * @throws CannotStart if the port is taken
     */
    GatewayServer(GatewayDesk desk, String host, int port) {
        this.desk = desk;
        this.http = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            // `curl URL` is a GET, and must be enough at the end of a cron job.
            config.routes.get("/heartbeat/<component>", this::one);
            config.routes.post("/heartbeat/<component>", this::one);
            config.routes.post("/heartbeats", this::many);
        });
        try {
            http.start(host, port);
        } catch (JavalinBindException e) {
            throw new CannotStart(
                    "port " + port + " is taken, so the gateway cannot listen: stop what listens there, or"
                            + " choose another with " + Setting.GATEWAY_PORT.variable());
        }
    }

    int port() {
        return http.port();
    }

    private void one(Context context) {
        Optional<String> body = body(context, MOST_MESSAGE);
        if (body.isEmpty()) {
            tooLarge(context, MOST_MESSAGE);
            return;
        }
        try {
            Report report = ReportReader.report(
                    context.pathParam("component"), body.get(), key -> Optional.ofNullable(context.queryParam(key)));
            reply(context, desk.one(authorization(context), report));
        } catch (IllegalArgumentException wrong) {
            write(context, GatewayDesk.Reply.of(Answer.Refused.of(400, String.valueOf(wrong.getMessage()))));
        }
    }

    private void many(Context context) {
        Optional<String> body = body(context, MOST_BATCH);
        if (body.isEmpty()) {
            tooLarge(context, MOST_BATCH);
        } else {
            reply(context, desk.many(authorization(context), body.get()));
        }
    }

    private static String authorization(Context context) {
        return Optional.ofNullable(context.header("Authorization")).orElse("");
    }

    private static void reply(Context context, CompletableFuture<GatewayDesk.Reply> reply) {
        context.future(() -> reply.thenAccept(known -> write(context, known)));
    }

    private static void write(Context context, GatewayDesk.Reply reply) {
        if (reply.retryAfter() > 0) {
            context.header("Retry-After", Integer.toString(reply.retryAfter()));
        }
        if (reply.status() == 401) {
            context.header("WWW-Authenticate", "Bearer");
        }
        context.status(reply.status()).contentType("text/plain; charset=utf-8").result(reply.body());
    }

    private static void tooLarge(Context context, int most) {
        write(context, GatewayDesk.Reply.of(Answer.Refused.of(413, "more than " + most + " bytes; send less at once")));
    }

    /** The body, read no further than it may go; empty if it is longer. */
    private static Optional<String> body(Context context, int most) {
        try {
            InputStream stream = context.bodyInputStream();
            byte[] bytes = stream.readNBytes(most + 1);
            return bytes.length > most ? Optional.empty() : Optional.of(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        http.stop();
    }
}
