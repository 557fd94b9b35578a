package varde.agent.check;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * What went wrong with a connection, in words that help whoever has to repair it.
 *
 * @param host whom the certificate must be for
 * @param authority where it was tried, {@code host:port} if a port was named
 */
record Trouble(String host, String authority) {

    /** With a page. */
    static Trouble with(URI url) {
        return new Trouble(String.valueOf(url.getHost()), String.valueOf(url.getRawAuthority()));
    }

    String words(Throwable failure) {
        if (cause(failure, UnresolvedAddressException.class).isPresent()
                || cause(failure, UnknownHostException.class).isPresent()) {
            return "host name " + host + " is not known";
        }
        Optional<SSLException> tls = cause(failure, SSLException.class);
        if (tls.isPresent()) {
            return "TLS: " + tlsWords(failure, tls.get());
        }
        if (cause(failure, ConnectException.class).isPresent()
                || cause(failure, NoRouteToHostException.class).isPresent()) {
            String why = text(failure).contains("No route") ? "no route to " : "connection refused at ";
            return why + authority;
        }
        if (cause(failure, ClosedChannelException.class).isPresent()) {
            return "connection closed by " + authority;
        }
        return "no usable answer: " + innermost(failure);
    }

    private String tlsWords(Throwable failure, SSLException tls) {
        Optional<CertificateExpiredException> expired = cause(failure, CertificateExpiredException.class);
        if (expired.isPresent()) {
            return "the certificate has expired (" + expired.get().getMessage() + ")";
        }
        Optional<CertificateNotYetValidException> early = cause(failure, CertificateNotYetValidException.class);
        if (early.isPresent()) {
            return "the certificate is not valid yet (" + early.get().getMessage() + ")";
        }
        String text = text(failure);
        if (text.contains("unable to find valid certification path") || text.contains("Path does not chain")) {
            return "nobody who is trusted here has signed the certificate (self-signed, or `ca` is missing)";
        }
        if (text.contains("No subject alternative") || text.contains("No name matching")) {
            return "the certificate is for other names than " + host;
        }
        if (text.contains("plaintext connection") || text.contains("Unsupported or unrecognized SSL message")) {
            return authority + " does not speak TLS";
        }
        return String.valueOf(tls.getMessage());
    }

    private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
        return causes(failure).filter(type::isInstance).map(type::cast).findFirst();
    }

    private static String text(Throwable failure) {
        return causes(failure).map(cause -> cause.getMessage() + "\n").reduce("", String::concat);
    }

    private static String innermost(Throwable failure) {
        Throwable last = causes(failure).reduce(failure, (outer, inner) -> inner);
        return last.getMessage() == null ? last.getClass().getSimpleName() : last.getMessage();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }
}
