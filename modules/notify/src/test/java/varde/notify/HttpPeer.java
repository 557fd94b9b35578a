package varde.notify;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Somebody on loopback who is asked over HTTP, remembers what was asked, and answers as told. */
public final class HttpPeer implements AutoCloseable {

    /** How it answers one request. */
    private interface Manner {
        void answer(HttpExchange exchange) throws IOException, InterruptedException;
    }

    /** What was asked. */
    public record Request(String method, String target, String body, com.sun.net.httpserver.Headers headers) {
        /** The header's value, empty if absent. */
        public String header(String name) {
            return Optional.ofNullable(headers.getFirst(name)).orElse("");
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Manner manner = exchange -> reply(exchange, 200, "");

    private HttpPeer(HttpServer server) {
        this.server = server;
    }

    /** Listens on a free port. */
    public static HttpPeer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            HttpPeer peer = new HttpPeer(server);
            server.createContext("/", peer::handle);
            server.setExecutor(peer.threads);
            server.start();
            return peer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on it answers so. */
    public void answers(int status, String body) {
        manner = exchange -> reply(exchange, status, body);
    }

    /** From now on it takes requests and never answers. */
    public void staysSilent() {
        manner = exchange -> closed.await();
    }

    /** From now on it answers 200 and never comes to an end. */
    public void answersWithoutEnd() {
        manner = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            closed.await();
        };
    }

    /** The one request there was. */
    public Request only() {
        if (requests.size() != 1) {
            throw new AssertionError("expected one request, not " + requests);
        }
        return requests.get(0);
    }

    /** All requests, in order. */
    public List<Request> requests() {
        return requests;
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(new Request(
                exchange.getRequestMethod(), exchange.getRequestURI().toString(), body, exchange.getRequestHeaders()));
        try (exchange) {
            manner.answer(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
