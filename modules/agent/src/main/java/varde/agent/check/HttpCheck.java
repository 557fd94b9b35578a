package varde.agent.check;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/** Whether a web server answers as it should. Redirects are answers, they are not followed. */
public final class HttpCheck implements Check {

    /** How much of a body is fetched and searched, in bytes. */
    static final int MOST_BYTES = 1 << 20;

    private static final String KEEP_ALIVE = "jdk.httpclient.keepalive.timeout";
    private static final Pattern CHARSET = Pattern.compile("charset=\"?([\\w.:-]+)", Pattern.CASE_INSENSITIVE);
    private static final HttpClient USUAL;

    static {
        // Each look connects anew: an old connection would hide a dead listener and a changed certificate.
        if (System.getProperty(KEEP_ALIVE) == null) {
            System.setProperty(KEEP_ALIVE, "0");
        }
        USUAL = client().sslContext(Certificates.usual()).build();
    }

    /**
     * What is looked at.
     *
     * @param url http or https
     * @param status which statuses are good
     * @param contains what the body must contain, letter by letter, within its first MiB
     * @param expires a certificate that is good for less than this is DEGRADED; zero: only an expired one matters
     */
    public record Page(URI url, StatusSet status, Optional<String> contains, Duration expires) {}

    private final Page page;
    private final HttpClient client;

    private HttpCheck(Page page, HttpClient client) {
        this.page = page;
        this.client = client;
    }

    /** With those trusted whom this Java trusts. */
    public static HttpCheck of(Page page) {
        return new HttpCheck(page, USUAL);
    }

    /**
     * With only the certificates of a file trusted.
     *
     * @param ca certificates in PEM
     * @throws IOException if it cannot be read
     * @throws GeneralSecurityException if it holds no certificate
     */
    public static HttpCheck trusting(Path ca, Page page) throws IOException, GeneralSecurityException {
        SSLContext trust = Certificates.trusting(ca);
        return new HttpCheck(page, client().sslContext(trust).build());
    }

    private static HttpClient.Builder client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER);
    }

    /** What is looked at. */
    public Page page() {
        return page;
    }

    @Override
    public Finding look(Duration limit) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(page.url())
                .timeout(limit)
                .header("User-Agent", "varde-agent")
                .build();
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, head -> new Beginning(MOST_BYTES));
        try {
            return judge(answer.get(limit.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException late) {
            return Finding.noAnswer(limit);
        } catch (ExecutionException failure) {
            return failure.getCause() instanceof HttpTimeoutException
                    ? Finding.noAnswer(limit)
                    : Finding.failed(Trouble.with(page.url()).words(failure));
        } finally {
            answer.cancel(true);
        }
    }

    private Finding judge(HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        if (!page.status().contains(status)) {
            return Finding.failed("answers " + status + ", good are " + page.status());
        }
        if (page.contains().isPresent()
                && !text(answer).contains(page.contains().get())) {
            return Finding.failed(
                    "answers " + status + ", but without \"" + page.contains().get() + "\"");
        }
        return answer.sslSession()
                .map(session -> Certificates.judge(session, page.expires(), "answers " + status))
                .orElseGet(() -> Finding.ok("answers " + status));
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(
                answer.body(),
                charset(answer.headers().firstValue("Content-Type").orElse("")));
    }

    private static Charset charset(String type) {
        Matcher named = CHARSET.matcher(type);
        return named.find() && Charset.isSupported(named.group(1))
                ? Charset.forName(named.group(1))
                : StandardCharsets.UTF_8;
    }
}
