package varde.notify.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import varde.notify.Delivery;
import varde.notify.Timeouts;

/**
 * Makes HTTP requests that end by themselves. 2xx: taken. 4xx: refused for good, but 408 and 429 may be tried again. 5xx:
 * may be tried again. No connection: may be tried again. No answer after the request was on its way: nobody knows.
 */
public final class HttpCaller {

    private final HttpClient client;
    private final Duration answer;

    /** Makes requests that take no longer than this. */
    public HttpCaller(Timeouts timeouts) {
        // HTTP/1.1: the offer of an upgrade confuses small gateways. A redirect would hand the page to somebody else.
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeouts.connect())
                .build();
        this.answer = timeouts.answer();
    }

    /**
     * Makes one request.
     *
     * @param taken reads the answer to a request that succeeded
     */
    public Delivery call(HttpRequest request, Function<HttpResponse<String>, Delivery> taken) {
        CompletableFuture<HttpResponse<String>> coming =
                client.sendAsync(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        try {
            // The request's own time-out ends with the headers; an answer that never ends must end, too.
            HttpResponse<String> response = coming.get(answer.toMillis(), TimeUnit.MILLISECONDS);
            return judge(response, taken);
        } catch (TimeoutException e) {
            coming.cancel(true);
            return Delivery.unsure("no answer within " + answer.toSeconds() + " s");
        } catch (ExecutionException e) {
            return judge(Objects.requireNonNullElse(e.getCause(), e));
        } catch (InterruptedException e) {
            coming.cancel(true);
            Thread.currentThread().interrupt();
            return Delivery.unsure("interrupted while waiting for the answer");
        }
    }

    private static Delivery judge(HttpResponse<String> response, Function<HttpResponse<String>, Delivery> taken) {
        int status = response.statusCode();
        if (status >= 200 && status < 300) {
            return taken.apply(response);
        }
        String reason = "HTTP " + status;
        boolean later = status == 408 || status == 429 || status >= 500;
        return later ? Delivery.later(reason) : Delivery.hopeless(reason);
    }

    private static Delivery judge(Throwable failure) {
        String reason = failure.getClass().getSimpleName();
        boolean neverLeft = failure instanceof ConnectException
                || failure instanceof HttpConnectTimeoutException
                || failure instanceof UnresolvedAddressException
                || failure instanceof SSLException;
        if (neverLeft) {
            return Delivery.later("could not connect (" + reason + ")");
        }
        return failure instanceof IOException
                ? Delivery.unsure("no answer (" + reason + ")")
                : Delivery.hopeless("could not be asked (" + reason + ")");
    }
}
