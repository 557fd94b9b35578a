package varde.agent.check;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server on a free loopback port, whose every path does what its name says. */
final class Servers implements AutoCloseable {

    private final HttpServer server;
    private final String scheme;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Set<Integer> clientPorts = Collections.synchronizedSet(new HashSet<>());

    private Servers(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        server.setExecutor(threads);
        answer("/good", 200, "Alt er på stell");
        answer("/moved", 302, "");
        answer("/broken", 503, "sorry");
        answer("/large", 200, "x".repeat(3 * HttpCheck.MOST_BYTES) + "end");
        server.createContext("/mute", exchange -> {
            try {
                closing.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    static Servers http() throws IOException {
        return new Servers(HttpServer.create(loopback(), 0), "http");
    }

    static Servers https(Certificate certificate) throws IOException, GeneralSecurityException {
        HttpsServer server = HttpsServer.create(loopback(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
        return new Servers(server, "https");
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private void answer(String path, int status, String body) {
        server.createContext(path, exchange -> {
            clientPorts.add(exchange.getRemoteAddress().getPort());
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/plain; charset=utf-8");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    int port() {
        return server.getAddress().getPort();
    }

    URI url(String path) {
        return url("localhost", path);
    }

    URI url(String host, String path) {
        return URI.create(scheme + "://" + host + ":" + port() + path);
    }

    /** How many connections clients have made. */
    int connections() {
        return clientPorts.size();
    }

    static HttpCheck.Page page(URI url) {
        return new HttpCheck.Page(
                url, StatusSet.of("200-399"), java.util.Optional.empty(), java.time.Duration.ofDays(14));
    }

    static HttpCheck check(URI url) {
        return HttpCheck.of(page(url));
    }

    static HttpCheck trusting(Path ca, URI url) throws IOException, GeneralSecurityException {
        return HttpCheck.trusting(ca, page(url));
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
