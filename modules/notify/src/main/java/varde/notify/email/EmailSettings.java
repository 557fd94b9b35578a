package varde.notify.email;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Optional;
import varde.notify.Timeouts;

/**
 * How a mail relay is reached.
 *
 * @param id its name in {@code notifiers.yaml}
 * @param host of the SMTP server
 * @param port of the SMTP server, 1 to 65535; 587 is usual for submission
 * @param protection how the connection is protected
 * @param login who we are to the server; empty: no authentication
 * @param from the sender, such as {@code varde@example.org} or {@code Varde <varde@example.org>}
 * @param timeouts how long it may take
 */
public record EmailSettings(
        String id,
        String host,
        int port,
        Protection protection,
        Optional<Login> login,
        String from,
        Timeouts timeouts) {

    /**
     * Checks what can be checked without asking the server.
     *
     * @throws IllegalArgumentException if the port is impossible or the sender is not a mail address
     */
    public EmailSettings {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("mail relay " + id + ": port " + port + " is not between 1 and 65535");
        }
        try {
            new InternetAddress(from, true);
        } catch (AddressException e) {
            throw new IllegalArgumentException("mail relay " + id + ": from is not a mail address: " + from, e);
        }
    }

    /** How a connection is protected. */
    public enum Protection {
        /** Not at all. */
        NONE,
        /** Begins in the clear and must be raised to TLS before anything is said; a server that cannot is not used. */
        STARTTLS,
        /** TLS from the first byte. */
        TLS
    }

    /**
     * Who we are to the server.
     *
     * @param user name
     * @param password its password
     */
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return "Login[" + user + "]";
        }
    }
}
