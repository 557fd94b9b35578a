package varde.agent.check;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
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
        return new TlsCheck(endpoint, Certificates.usual());
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

    /** What is looked at. */
    public Endpoint endpoint() {
        return endpoint;
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
                SSLSession session = socket.getSession();
                return Certificates.judge(session, endpoint.expires(), "speaks " + session.getProtocol());
            }
        } catch (SocketTimeoutException late) {
            return Finding.noAnswer(limit);
        } catch (IOException failure) {
            return Finding.failed(new Trouble(endpoint.name(), endpoint.host() + ":" + endpoint.port()).words(failure));
        }
    }

    private SSLParameters parameters(SSLParameters parameters) {
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        boolean address = endpoint.name().matches("[0-9.]+|.*:.*");
        if (!address) {
            // A server of many names shows the certificate of the one that it is asked for.
            parameters.setServerNames(List.of(new SNIHostName(endpoint.name())));
        }
        return parameters;
    }

    private static int left(long end) {
        return (int) Math.max(1, (end - System.nanoTime()) / 1_000_000);
    }
}
