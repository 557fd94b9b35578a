package varde.app.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import varde.app.CannotStart;
import varde.app.Setting;
import varde.config.notifiers.Callback;
import varde.notify.Listener;
import varde.notify.Reply;
import varde.notify.Report;

/**
 * Where gateways call us: {@code /callback/PROVIDER/report} says what became of a message, {@code /callback/PROVIDER/reply}
 * brings what a person wrote. Whoever calls proves with the provider's secret that it may.
 */
public final class CallbackServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CallbackServer.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LONGEST = 64 * 1024;

    private final Map<String, Callback> callbacks;
    private final Listener listener;
    private final Javalin http;

    /**
     * Starts listening.
     *
     * @param host the address to listen on
     * @param port 0 for any free one
     * @param callbacks by id of the provider
     * @param listener told of everything that is genuine
     * @throws CannotStart if the port is taken
     */
    public CallbackServer(String host, int port, Map<String, Callback> callbacks, Listener listener) {
        this.callbacks = Map.copyOf(callbacks);
        this.listener = listener;
        this.http = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.http.maxRequestSize = LONGEST;
            config.routes.get("/callback/{provider}/report", this::report);
            config.routes.post("/callback/{provider}/report", this::report);
            config.routes.get("/callback/{provider}/reply", this::reply);
            config.routes.post("/callback/{provider}/reply", this::reply);
        });
        try {
            http.start(host, port);
        } catch (io.javalin.util.JavalinBindException e) {
            throw new CannotStart(
                    "port " + port + " is taken, so gateways cannot call back: stop what listens there, or"
                            + " choose another with " + Setting.CALLBACK_PORT.variable());
        }
    }

    /** The port that it listens on. */
    public int port() {
        return http.port();
    }

    private void report(Context request) {
        genuine(request).ifPresent(callback -> {
            Asked asked = new Asked(request);
            Callback.Report places = callback.report();
            String id = asked.value(places.id());
            String status = asked.value(places.status());
            if (id.isEmpty() || status.isEmpty()) {
                refuse(request, "a report needs " + places.id() + " and " + places.status());
                return;
            }
            String provider = request.pathParam("provider");
            if (contains(places.delivered(), status)) {
                listener.report(Report.of(provider, id, Report.Fate.DELIVERED, ""));
            } else if (contains(places.failed(), status)) {
                String word = status.replaceAll("[^A-Za-z0-9 _-]", "");
                listener.report(Report.of(
                        provider,
                        id,
                        Report.Fate.FAILED,
                        "not delivered (" + word.substring(0, Math.min(40, word.length())) + ")"));
            }
            // Any other word says that it is on its way.
            request.status(HttpStatus.NO_CONTENT);
        });
    }

    private void reply(Context request) {
        genuine(request).ifPresent(callback -> {
            Asked asked = new Asked(request);
            Callback.Reply places = callback.reply();
            String from = asked.value(places.from());
            String text = asked.value(places.text());
            if (from.isEmpty() || text.isEmpty()) {
                refuse(request, "a reply needs " + places.from() + " and " + places.text());
                return;
            }
            String provider = request.pathParam("provider");
            try {
                listener.reply(new Reply(provider, asked.value(places.id()), from, text));
                request.status(HttpStatus.NO_CONTENT);
            } catch (RuntimeException e) {
                LOG.warn("a reply over {} is not safe yet: {}", provider, e.toString());
                request.status(HttpStatus.SERVICE_UNAVAILABLE).result("not safe yet; try again");
            }
        });
    }

    /** The provider's call-back, if the request proves that it comes from there; otherwise the request is refused. */
    private Optional<Callback> genuine(Context request) {
        Callback callback = callbacks.get(request.pathParam("provider"));
        if (callback == null || !new Proof(request).of(callback.secret())) {
            // The same for both: nobody learns which providers there are.
            request.status(HttpStatus.UNAUTHORIZED).result("not known here");
            return Optional.empty();
        }
        return Optional.of(callback);
    }

    private static void refuse(Context request, String why) {
        request.status(HttpStatus.BAD_REQUEST).result(why);
    }

    private static boolean contains(List<String> words, String status) {
        return words.stream().anyMatch(status::equalsIgnoreCase);
    }

    @Override
    public void close() {
        http.stop();
    }

    /** The values of a request: of its JSON, its form or its query. */
    private static final class Asked {

        private final Context request;
        private final JsonNode json;

        Asked(Context request) {
            this.request = request;
            this.json = json(request);
        }

        String value(String place) {
            if (place.startsWith("/")) {
                return json.at(place).asText("");
            }
            String form = request.formParam(place);
            String query = request.queryParam(place);
            if (form != null) {
                return form;
            }
            return query != null ? query : json.path(place).asText("");
        }

        private static JsonNode json(Context request) {
            try {
                return JSON.readTree(request.body());
            } catch (JsonProcessingException e) {
                return JSON.missingNode();
            }
        }
    }
}
