package varde.notify.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * An SMTP server on loopback that can STARTTLS and AUTH PLAIN, which GreenMail cannot offer together, and that answers any
 * command as a test wants it.
 */
final class SmtpPeer implements AutoCloseable {

    /** Told in place of an answer: say nothing until the end of the test. */
    static final String SILENCE = "";

    private final ServerSocket listening;
    private final SSLContext tls;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final List<String> protectedCommands = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);

    SmtpPeer(SSLContext tls) throws IOException {
        this.tls = tls;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::listen);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Answers this command (its first word, or {@code .} for the end of a message) so. */
    void answers(String command, String answer) {
        answers.put(command, answer);
    }

    List<String> messages() {
        return messages;
    }

    /** What was said under TLS, by first word, with the credentials of AUTH in the clear. */
    List<String> protectedCommands() {
        return protectedCommands;
    }

    int connections() {
        return connections.get();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        listening.close();
        threads.shutdownNow();
    }

    private void listen() {
        try {
            while (true) {
                Socket socket = listening.accept();
                connections.incrementAndGet();
                threads.execute(() -> serve(socket));
            }
        } catch (IOException e) {
            // The end of the test.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            Talk talk = new Talk(socket);
            talk.say("220 localhost ready");
            while (talk.step()) {
                // The next command.
            }
        } catch (IOException e) {
            // The client has gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One client's way through a session. */
    private final class Talk {
        private Socket socket;
        private BufferedReader in;
        private OutputStream out;

        Talk(Socket socket) throws IOException {
            use(socket);
        }

        private void use(Socket next) throws IOException {
            socket = next;
            InputStream bytes = next.getInputStream();
            in = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
            out = next.getOutputStream();
        }

        void say(String line) throws IOException {
            out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        boolean step() throws IOException, InterruptedException {
            String line = in.readLine();
            if (line == null) {
                return false;
            }
            String command = line.split(" ", -1)[0].toUpperCase(java.util.Locale.ROOT);
            if (socket instanceof SSLSocket) {
                protectedCommands.add(command.equals("AUTH") ? line(line) : command);
            }
            if (answers.containsKey(command)) {
                return answer(answers.get(command));
            }
            return obey(command);
        }

        private boolean obey(String command) throws IOException, InterruptedException {
            switch (command) {
                case "EHLO" ->
                    say("250-localhost\r\n" + (socket instanceof SSLSocket ? "250-AUTH PLAIN" : "250-STARTTLS")
                            + "\r\n250 8BITMIME");
                case "STARTTLS" -> {
                    say("220 go ahead");
                    SSLSocket raised = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, true);
                    raised.setUseClientMode(false);
                    use(raised);
                }
                case "AUTH" -> say("235 welcome");
                case "DATA" -> {
                    say("354 go on");
                    return take();
                }
                case "QUIT" -> {
                    say("221 bye");
                    return false;
                }
                default -> say("250 fine");
            }
            return true;
        }

        private boolean take() throws IOException, InterruptedException {
            StringBuilder message = new StringBuilder();
            for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
                message.append(line).append('\n');
            }
            if (answers.containsKey(".")) {
                return answer(answers.get("."));
            }
            messages.add(message.toString());
            say("250 2.0.0 Ok: queued as Q" + messages.size());
            return true;
        }

        private boolean answer(String answer) throws IOException, InterruptedException {
            if (answer.equals(SILENCE)) {
                closed.await();
                return false;
            }
            say(answer);
            return true;
        }

        private String line(String auth) {
            String credentials = auth.substring(auth.lastIndexOf(' ') + 1);
            return "AUTH "
                    + new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8).replace('\0', ' ');
        }
    }
}
