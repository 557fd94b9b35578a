package varde.wire.registry;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the registry, and asks again while it is away; says so once, and once when it is back. */
final class RegistryHttp implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RegistryHttp.class);
    private static final String JSON = "application/vnd.schemaregistry.v1+json";
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final long FIRST_PAUSE_MS = 100;
    private static final long LONGEST_PAUSE_MS = 2_000;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final RegistrySettings settings;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicBoolean away = new AtomicBoolean();

    RegistryHttp(RegistrySettings settings) {
        this.settings = settings;
    }

    HttpResponse<String> get(String path) {
        return ask(request(path).GET().build());
    }

    HttpResponse<String> post(String path, String body) {
        return ask(request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    HttpResponse<String> put(String path, String body) {
        return ask(request(path).PUT(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(settings.url() + path))
                .timeout(ANSWER)
                .header("Accept", JSON + ", application/json")
                .header("Content-Type", JSON);
        settings.user().ifPresent(user -> request.header("Authorization", "Basic " + base64(user)));
        return request;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> ask(HttpRequest request) {
        long start = System.nanoTime();
        long pause = FIRST_PAUSE_MS;
        while (true) {
            IOException trouble;
            try {
                HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
                Optional<String> temporary = temporary(response);
                if (temporary.isEmpty()) {
                    sayBack();
                    return response;
                }
                trouble = new IOException(temporary.get());
            } catch (IOException e) {
                trouble = e;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new RegistryAwayException("interrupted while asking " + settings.url(), e);
            }
            waitOrGiveUp(start, pause, trouble);
            pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
        }
    }

    private static Optional<String> temporary(HttpResponse<String> response) {
        int status = response.statusCode();
        return status >= 500 || status == 429 ? Optional.of("it answers " + status) : Optional.empty();
    }

    private void waitOrGiveUp(long start, long pause, IOException trouble) {
        String what = "schema registry " + settings.url() + " is away (" + reason(trouble) + ")";
        boolean tired = System.nanoTime() - start >= settings.patience().toNanos();
        try {
            if (tired || closed.await(0, TimeUnit.MILLISECONDS)) {
                throw new RegistryAwayException(what, trouble);
            }
            if (away.compareAndSet(false, true)) {
                LOG.warn("{}; trying again for {} s", what, settings.patience().toSeconds());
            }
            if (closed.await(pause, TimeUnit.MILLISECONDS)) {
                throw new RegistryAwayException(what, trouble);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryAwayException(what, e);
        }
    }

    private static String reason(IOException trouble) {
        if (trouble instanceof ConnectException) {
            return "nothing listens there";
        }
        return Optional.ofNullable(trouble.getMessage())
                .orElse(trouble.getClass().getSimpleName());
    }

    private void sayBack() {
        if (away.compareAndSet(true, false)) {
            LOG.info("schema registry {} is back", settings.url());
        }
    }

    /** Ends waiting for a registry that is away. */
    @Override
    public void close() {
        closed.countDown();
    }
}
