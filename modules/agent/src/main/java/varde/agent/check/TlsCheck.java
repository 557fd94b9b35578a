package varde.agent.check;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * Whether something speaks TLS with a certificate that is trusted, bears the right name and is good for long enough. For
 * what is no web server: LDAPS, IMAPS, brokers, databases.
 */
public final class TlsCheck implements Check {

    /**
     * What is looked at.
     *
     * @param host name or address to connect to
     * @param port 1 to 65535
     * @param name the name that the certificate must bear
     * @param expires a certificate that is good for less than this is DEGRADED; zero: only an expired one matters
     */
    public record Endpoint(String host, int port, String name, Duration expires) {}

    private final Endpoint endpoint;
    private final SSLContext trust;

    private TlsCheck(Endpoint endpoint, SSLContext trust) {
        this.endpoint = endpoint;
        this.trust = trust;
    }

    /** With those trusted whom this Java trusts. */
    public static TlsCheck of(Endpoint endpoint) {
        try {
            return new TlsCheck(endpoint, SSLContext.getDefault());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has TLS", e);
        }
    }

    /**
     * With the certificates of a PEM file trusted, and no others.
     *
     * @throws IOException if it cannot be read
     * @throws GeneralSecurityException if it holds no certificates
     */
    public static TlsCheck trusting(Path pem, Endpoint endpoint) throws IOException, GeneralSecurityException {
        return new TlsCheck(endpoint, Certificates.trusting(pem));
    }

    @Override
    public Finding look(Duration limit) {
        InetSocketAddress address = new InetSocketAddress(endpoint.host(), endpoint.port());
        if (address.isUnresolved()) {
            return Finding.failed("host name " + endpoint.host() + " is not known");
        }
        long end = System.nanoTime() + limit.toNanos();
        try (Socket plain = new Socket()) {
            plain.connect(address, left(end));
            plain.setSoTimeout(left(end));
            try (SSLSocket socket =
                    (SSLSocket) trust.getSocketFactory().createSocket(plain, endpoint.name(), endpoint.port(), true)) {
                socket.setSSLParameters(parameters(socket.getSSLParameters()));
                socket.startHandshake();
                String speaks = "speaks " + socket.getSession().getProtocol();
                return Certificates.judge(socket.getSession(), endpoint.expires(), speaks);
            }
        } catch (SocketTimeoutException late) {
            return Finding.noAnswer(limit);
        } catch (SSLException refused) {
            return Finding.failed("TLS: " + cause(refused));
        } catch (ConnectException refused) {
            return Finding.failed("connection refused at " + endpoint.host() + ":" + endpoint.port());
        } catch (IOException other) {
            return Finding.failed(
                    "cannot connect to " + endpoint.host() + ":" + endpoint.port() + ": " + other.getMessage());
        }
    }

    private SSLParameters parameters(SSLParameters parameters) {
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        boolean address = endpoint.name().matches("[0-9.]+|.*:.*");
        if (!address) {
            parameters.setServerNames(List.of(new SNIHostName(endpoint.name())));
        }
        return parameters;
    }

    /** The innermost reason says what is wrong with a certificate; the outer ones only that something is. */
    private static String cause(SSLException refused) {
        Throwable inner = refused;
        while (inner.getCause() != null && inner.getCause() != inner) {
            inner = inner.getCause();
        }
        return String.valueOf(inner.getMessage());
    }

    private static int left(long end) {
        return (int) Math.max(1, (end - System.nanoTime()) / 1_000_000);
    }
}
