package varde.notify.spool;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import varde.core.page.Gsm7;

/**
 * A GSM modem on loopback, as far as a daemon asks one: it answers the usual AT commands, takes text messages as PDUs (3GPP TS
 * 27.005) and reads them, and has at most one message of a person in its memory.
 */
final class Modem implements AutoCloseable {

    /** A message that it was given to send. */
    record Given(String to, String text) {}

    private final ServerSocket socket;
    private final List<Given> sent = new CopyOnWriteArrayList<>();
    private final AtomicReference<Optional<String>> memory = new AtomicReference<>(Optional.empty());
    private volatile boolean refusing;

    private Modem(ServerSocket socket) {
        this.socket = socket;
    }

    static Modem start() throws IOException {
        Modem modem = new Modem(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()));
        Thread thread = new Thread(modem::serve, "modem");
        thread.setDaemon(true);
        thread.start();
        return modem;
    }

    int port() {
        return socket.getLocalPort();
    }

    List<Given> sent() {
        return sent;
    }

    /** From now on the network takes nothing. */
    void refuses() {
        refusing = true;
    }

    /** A person's message is in its memory, as the PDU of an SMS-DELIVER. */
    void receives(String pdu) {
        memory.set(Optional.of(pdu));
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket line = socket.accept()) {
                talk(new BufferedInputStream(line.getInputStream()), line.getOutputStream());
            } catch (IOException e) {
                // The daemon has hung up, or we have.
            }
        }
    }

    private void talk(InputStream in, OutputStream out) throws IOException {
        StringBuilder word = new StringBuilder();
        boolean pdu = false;
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (pdu && c == 0x1A) {
                pdu = false;
                say(out, taken(word.toString()));
                word.setLength(0);
            } else if (c == '\r' || c == '\n') {
                String command = word.toString().strip().toUpperCase(Locale.ROOT);
                if (!pdu && !command.isEmpty()) {
                    pdu = command.startsWith("AT+CMGS=");
                    say(out, pdu ? "\r\n> " : answer(command));
                }
                word.setLength(pdu ? word.length() : 0);
                if (pdu) {
                    word.setLength(0);
                }
            } else {
                word.append((char) c);
            }
        }
    }

    private String taken(String pdu) {
        if (refusing) {
            return "\r\n+CMS ERROR: 38\r\n";
        }
        sent.add(read(HexFormat.of().parseHex(pdu.strip())));
        return "\r\n+CMGS: 117\r\n\r\nOK\r\n";
    }

    private String answer(String command) {
        String ok = "\r\nOK\r\n";
        if (command.startsWith("AT+CPIN?")) {
            return "\r\n+CPIN: READY\r\n" + ok;
        }
        if (command.startsWith("AT+CREG?")) {
            return "\r\n+CREG: 0,1\r\n" + ok;
        }
        if (command.startsWith("AT+CSQ")) {
            return "\r\n+CSQ: 20,99\r\n" + ok;
        }
        if (command.startsWith("AT+CPMS?")) {
            int used = memory.get().isPresent() ? 1 : 0;
            return "\r\n+CPMS: \"SM\"," + used + ",10,\"SM\"," + used + ",10,\"SM\"," + used + ",10\r\n" + ok;
        }
        if (command.startsWith("AT+CMGR=")) {
            Optional<String> kept = command.equals("AT+CMGR=1") ? memory.get() : Optional.empty();
            return kept.map(pdu -> "\r\n+CMGR: 0,,24\r\n" + pdu + "\r\n" + ok).orElse("\r\n+CMGR: 0,,0\r\n" + ok);
        }
        if (command.startsWith("AT+CMGD=")) {
            memory.set(Optional.empty());
        }
        return ok;
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** Reads an SMS-SUBMIT (3GPP TS 23.040, 9.2.2.2). */
    private static Given read(byte[] pdu) {
        int at = 1 + pdu[0];
        int first = pdu[at];
        int digits = pdu[at + 2];
        int number = at + 4;
        String to = swapped(pdu, number, digits);
        int next = number + (digits + 1) / 2;
        int coding = pdu[next + 1];
        int validity = (first & 0x18) == 0x10 ? 1 : (first & 0x18) == 0 ? 0 : 7;
        int data = next + 2 + validity;
        int length = pdu[data] & 0xFF;
        String text = (coding & 0x0C) == 0x08
                ? new String(pdu, data + 1, length, StandardCharsets.UTF_16BE)
                : Gsm7.text(unpacked(pdu, data + 1, length));
        return new Given(to, text);
    }

    private static String swapped(byte[] pdu, int from, int digits) {
        StringBuilder number = new StringBuilder();
        for (int i = 0; i < digits; i++) {
            int octet = pdu[from + i / 2] & 0xFF;
            number.append(Character.forDigit(i % 2 == 0 ? octet & 0x0F : octet >> 4, 16));
        }
        return number.toString();
    }

    private static byte[] unpacked(byte[] packed, int from, int septets) {
        byte[] codes = new byte[septets];
        for (int i = 0; i < septets; i++) {
            int bit = i * 7;
            int low = packed[from + bit / 8] & 0xFF;
            int high = from + bit / 8 + 1 < packed.length ? packed[from + bit / 8 + 1] & 0xFF : 0;
            codes[i] = (byte) ((high << 8 | low) >> bit % 8 & 0x7F);
        }
        return codes;
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
