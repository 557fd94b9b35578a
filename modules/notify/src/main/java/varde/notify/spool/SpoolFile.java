package varde.notify.spool;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import varde.core.correlate.Severity;
import varde.core.page.Page;

/**
 * A message in the format of smstools: lines of headers, an empty line, and the text in the alphabet that the headers name.
 *
 * @param headers by name in small letters
 * @param text what the message says
 */
record SpoolFile(Map<String, String> headers, String text) {

    /** What the daemon takes for ISO: Latin-9, which has the euro. */
    private static final Charset LATIN = Charset.forName("ISO-8859-15");

    private static final byte[] END_OF_HEADERS = {'\n', '\n'};

    SpoolFile {
        headers = Map.copyOf(headers);
    }

    /** A page as the daemon wants it. */
    static byte[] of(Page page, boolean statusReport) {
        String text = page.shortText();
        boolean latin = LATIN.newEncoder().canEncode(text);
        StringBuilder headers = new StringBuilder();
        headers.append("To: ").append(page.address().replace("+", "")).append('\n');
        headers.append("Alphabet: ").append(latin ? "ISO" : "UCS").append('\n');
        if (page.severity() == Severity.CRITICAL) {
            headers.append("Priority: high\n");
        }
        if (statusReport) {
            headers.append("Report: yes\n");
        }
        headers.append("Varde-Page: ")
                .append(page.id().replaceAll("[^!-~]", "?"))
                .append("\n\n");
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(headers.toString().getBytes(StandardCharsets.US_ASCII));
        file.writeBytes(text.getBytes(latin ? LATIN : StandardCharsets.UTF_16BE));
        return file.toByteArray();
    }

    /** Reads a file that the daemon has written. */
    static SpoolFile read(byte[] file) {
        int end = endOfHeaders(file);
        Map<String, String> headers = new TreeMap<>();
        for (String line : new String(file, 0, end, LATIN).split("\r?\n")) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        byte[] body = Arrays.copyOfRange(file, Math.min(file.length, end + END_OF_HEADERS.length), file.length);
        return new SpoolFile(headers, new String(body, charset(headers.getOrDefault("alphabet", ""))).strip());
    }

    /** The value of a header; empty if it is not there. */
    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    private static Charset charset(String alphabet) {
        String name = alphabet.toUpperCase(Locale.ROOT);
        if (name.startsWith("UCS")) {
            return StandardCharsets.UTF_16BE;
        }
        return name.startsWith("UTF") ? StandardCharsets.UTF_8 : LATIN;
    }

    private static int endOfHeaders(byte[] file) {
        for (int i = 0; i + 1 < file.length; i++) {
            if (file[i] == END_OF_HEADERS[0] && file[i + 1] == END_OF_HEADERS[1]) {
                return i;
            }
        }
        return file.length;
    }
}
