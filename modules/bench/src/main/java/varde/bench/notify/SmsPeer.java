package varde.bench.notify;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import varde.notify.Message;
import varde.notify.Timeouts;
import varde.notify.sms.GatewaySettings;
import varde.notify.sms.HttpGatewayProvider;

/** An SMS gateway on loopback that notes what it is given and misbehaves as told. */
final class SmsPeer implements AutoCloseable {

    /** How it behaves. */
    enum Manner {
        /** Takes everything, and says that it has arrived. */
        DELIVERS("{\"id\":\"%d\",\"status\":\"delivered\"}", 200, true),
        /** Takes everything, and nothing arrives. */
        SWALLOWS("{\"id\":\"%d\",\"status\":\"queued\"}", 200, false),
        /** Answers 500. */
        FAILS("", 500, false),
        /** Answers 429. */
        LIMITS("", 429, false),
        /** Answers after 30 s. */
        DAWDLES("{\"id\":\"%d\",\"status\":\"delivered\"}", 200, true);

        private final String answer;
        private final int status;
        private final boolean arrives;

        Manner(String answer, int status, boolean arrives) {
            this.answer = answer;
            this.status = status;
            this.arrives = arrives;
        }
    }

    private final String name;
    private final Arrivals arrivals;
    private final HttpServer server;
    private final boolean secured;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicLong asked = new AtomicLong();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Manner manner;

    private SmsPeer(String name, Arrivals arrivals, Manner manner, HttpServer server) {
        this.name = name;
        this.arrivals = arrivals;
        this.manner = manner;
        this.server = server;
        this.secured = server instanceof HttpsServer;
        server.createContext("/", this::take);
        server.setExecutor(threads);
        server.start();
    }

    static SmsPeer start(String name, Arrivals arrivals, Manner manner) {
        return start(name, arrivals, manner, 0);
    }

    /** On a port where one may have been before. */
    static SmsPeer start(String name, Arrivals arrivals, Manner manner, int port) {
        try {
            return new SmsPeer(name, arrivals, manner, HttpServer.create(loopback(port), 200));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With a certificate that nobody trusts. */
    static SmsPeer secured(String name, Arrivals arrivals, SSLContext certificate) {
        try {
            HttpsServer server = HttpsServer.create(loopback(0), 200);
            server.setHttpsConfigurator(new HttpsConfigurator(certificate));
            return new SmsPeer(name, arrivals, Manner.DELIVERS, server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** A provider that asks it. */
    HttpGatewayProvider provider(Timeouts timeouts) {
        return provider(name, url(), timeouts);
    }

    /** A provider that asks whoever listens at this URL. */
    static HttpGatewayProvider provider(String name, String url, Timeouts timeouts) {
        return new HttpGatewayProvider(new GatewaySettings(
                name,
                "POST",
                url,
                new TreeMap<>(),
                "{\"to\":\"{to}\",\"text\":\"{text}\"}",
                "",
                GatewaySettings.Answer.USUAL,
                timeouts));
    }

    String url() {
        String host = secured ? "https://localhost:" : "http://127.0.0.1:";
        return host + port() + "/send";
    }

    int port() {
        return server.getAddress().getPort();
    }

    void behaves(Manner other) {
        manner = other;
    }

    /** How often it was asked. */
    long asked() {
        return asked.get();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            Manner now = manner;
            long number = asked.incrementAndGet();
            if (now.arrives) {
                String page = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Idempotency-Key"))
                        .orElse("");
                boolean marked = exchange.getRequestHeaders().containsKey(Message.POSSIBLE_REPEAT);
                arrivals.add(page, marked, name);
            }
            if (now == Manner.DAWDLES) {
                closed.await(30, TimeUnit.SECONDS);
            }
            byte[] answer = now.answer.formatted(number).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(now.status, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
