package varde.notify.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Knows one password, and tells Postfix by Dovecot's protocol (its document "Authentication Protocol", version 1.1) whether it is right. */
final class PasswordCheck implements AutoCloseable {

    private final ServerSocket socket;
    private final String right;

    private PasswordCheck(ServerSocket socket, String user, String password) {
        this.socket = socket;
        this.right = "\0" + user + "\0" + password;
    }

    static PasswordCheck start(String user, String password) throws IOException {
        PasswordCheck check =
                new PasswordCheck(new ServerSocket(0, 20, InetAddress.getLoopbackAddress()), user, password);
        Thread thread = new Thread(check::serve, "passwords");
        thread.setDaemon(true);
        thread.start();
        return check;
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread thread = new Thread(() -> talk(client), "password");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
            Writer out = new java.io.OutputStreamWriter(client.getOutputStream(), StandardCharsets.UTF_8);
            say(out, "VERSION\t1\t1\nMECH\tPLAIN\tplaintext\nSPID\t1\nCUID\t1\nCOOKIE\t00\nDONE\n");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] words = line.split("\t");
                if (words[0].equals("AUTH")) {
                    say(out, (isRight(words) ? "OK\t" : "FAIL\t") + words[1] + "\tuser=varde\n");
                }
            }
        } catch (IOException e) {
            // Postfix has ended.
        }
    }

    private boolean isRight(String[] words) {
        String last = words[words.length - 1];
        byte[] said = Base64.getDecoder().decode(last.startsWith("resp=") ? last.substring(5) : "");
        return new String(said, StandardCharsets.UTF_8).endsWith(right);
    }

    private static void say(Writer out, String text) throws IOException {
        out.write(text);
        out.flush();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
