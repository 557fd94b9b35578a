package varde.bench.notify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import varde.notify.Message;
import varde.notify.Timeouts;
import varde.notify.email.EmailProvider;
import varde.notify.email.EmailSettings;

/** A mail server on loopback (RFC 5321, as far as a relay is asked) that notes what it is given and keeps nothing. */
final class MailPeer implements AutoCloseable {

    private static final String PAGE = "X-Varde-Page: ";

    private final Arrivals arrivals;
    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private MailPeer(Arrivals arrivals, ServerSocket socket) {
        this.arrivals = arrivals;
        this.socket = socket;
        threads.execute(this::open);
    }

    static MailPeer start(Arrivals arrivals) {
        try {
            return new MailPeer(arrivals, new ServerSocket(0, 200, InetAddress.getLoopbackAddress()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A provider that delivers to it. */
    EmailProvider provider() {
        return new EmailProvider(new EmailSettings(
                "relay",
                "127.0.0.1",
                socket.getLocalPort(),
                EmailSettings.Protection.NONE,
                Optional.empty(),
                "Varde <varde@example.org>",
                Timeouts.USUAL));
    }

    private void open() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                client.setTcpNoDelay(true);
                threads.execute(() -> talk(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
            OutputStream out = client.getOutputStream();
            say(out, "220 peer");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String command = line.toUpperCase(Locale.ROOT);
                if (command.startsWith("DATA")) {
                    say(out, "354 go on");
                    take(in);
                    say(out, "250 2.0.0 Ok: queued as " + arrivals.size());
                } else if (command.startsWith("QUIT")) {
                    say(out, "221 bye");
                    return;
                } else {
                    say(out, "250 ok");
                }
            }
        } catch (IOException gone) {
            // The notifier has hung up.
        }
    }

    private void take(BufferedReader in) throws IOException {
        String page = "";
        boolean marked = false;
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            if (line.startsWith(PAGE)) {
                page = line.substring(PAGE.length());
            } else if (line.startsWith(Message.POSSIBLE_REPEAT)) {
                marked = true;
            }
        }
        arrivals.add(page, marked, "relay");
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
