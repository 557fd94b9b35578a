package varde.config.notifiers;

import java.util.Optional;

/**
 * A mail relay.
 *
 * @param id unique among the providers
 * @param host of the SMTP server
 * @param port of the SMTP server, 1 to 65535
 * @param tls how the connection is protected
 * @param user for authentication; empty: none
 * @param password for authentication; given if and only if the user is
 * @param from the sender's address
 * @param limit how many messages it may be given
 */
public record EmailProvider(
        String id,
        String host,
        int port,
        Tls tls,
        Optional<String> user,
        Optional<String> password,
        String from,
        Optional<MessageLimit> limit) {

    /** How a connection to a mail relay is protected. */
    public enum Tls {
        /** Not at all. */
        NONE,
        /** Begins in the clear and must be raised to TLS before anything is sent. */
        STARTTLS,
        /** TLS from the first byte. */
        TLS
    }

    @Override
    public String toString() {
        return "EmailProvider[" + id + ", " + host + ":" + port + ", " + tls + "]";
    }
}
