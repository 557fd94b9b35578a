package varde.bench.agent;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import varde.bench.notify.StrangersCertificate;

/** What the agent of the benchmark looks at, in the benchmark's own process: a port, a web server, one that speaks TLS, and one
 * that takes a connection and never says a word. */
final class Peers implements AutoCloseable {

    private static final int BACKLOG = 1_024;

    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "bench-peer");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpServer web;
    private final ServerSocket port;
    private final SSLServerSocket secure;
    private final ServerSocket mute;
    private final Queue<Socket> muted = new ConcurrentLinkedQueue<>();

    Peers(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        port = new ServerSocket(0, BACKLOG, loopback);
        mute = new ServerSocket(0, BACKLOG, loopback);
        secure = (SSLServerSocket)
                StrangersCertificate.make(folder).getServerSocketFactory().createServerSocket(0, BACKLOG, loopback);
        web = HttpServer.create(new InetSocketAddress(loopback, 0), BACKLOG);
        web.setExecutor(threads);
        web.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        web.start();
        threads.execute(() -> accept(port, Socket::close));
        threads.execute(() -> accept(mute, muted::add));
        threads.execute(() -> accept(secure, socket -> threads.execute(() -> shakeHands((SSLSocket) socket))));
    }

    private interface Guest {
        void comes(Socket socket) throws IOException;
    }

    private static void accept(ServerSocket listening, Guest guest) {
        while (!listening.isClosed()) {
            try {
                guest.comes(listening.accept());
            } catch (IOException closed) {
                // By us in the end, or by the client before.
            }
        }
    }

    private static void shakeHands(SSLSocket socket) {
        try (socket) {
            socket.startHandshake();
            socket.getInputStream().read();
        } catch (IOException gone) {
            // The client has seen enough.
        }
    }

    int port() {
        return port.getLocalPort();
    }

    int web() {
        return web.getAddress().getPort();
    }

    int secure() {
        return secure.getLocalPort();
    }

    int mute() {
        return mute.getLocalPort();
    }

    @Override
    public void close() {
        web.stop(0);
        threads.shutdownNow();
        muted.forEach(Peers::end);
        for (ServerSocket socket : new ServerSocket[] {port, mute, secure}) {
            end(socket);
        }
    }

    private static void end(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception gone) {
            // It is closed one way or the other.
        }
    }
}
