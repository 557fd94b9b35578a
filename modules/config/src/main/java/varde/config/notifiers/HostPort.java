package varde.config.notifiers;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import varde.config.yaml.Words;

/**
 * Where a server listens.
 *
 * @param host name or address; of IPv6 without brackets
 * @param port 1 to 65535
 */
record HostPort(String host, int port) {

    private static final Pattern WRITTEN = Pattern.compile("(?:\\[([0-9a-fA-F:.]+)]|([^\\s:/]+)):(\\d{1,5})");

    static HostPort parse(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            throw new IllegalArgumentException("`" + text + "` is not HOST:PORT; write it like mail.example.org:587");
        }
        String six = written.group(1);
        String host = six == null ? text.substring(0, text.lastIndexOf(':')) : six;
        return new HostPort(host, Words.number(1, 65_535).apply(text.substring(text.lastIndexOf(':') + 1)));
    }
}
