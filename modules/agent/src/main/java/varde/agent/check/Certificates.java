package varde.agent.check;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManagerFactory;

/** Certificates: whom to trust, and how long what a server showed is still good. */
final class Certificates {

    private Certificates() {}

    /** Trusts whom this Java trusts. */
    static SSLContext usual() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, null, null);
            return forgetful(context);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has TLS", e);
        }
    }

    /** A session that is taken up again shows no certificate: a changed one would not be noticed. */
    private static SSLContext forgetful(SSLContext context) {
        context.getClientSessionContext().setSessionTimeout(1);
        context.getClientSessionContext().setSessionCacheSize(1);
        return context;
    }

    /** Trusts the certificates of a PEM file and no others. */
    static SSLContext trusting(Path pem) throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (InputStream in = Files.newInputStream(pem)) {
            int count = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                trusted.setCertificateEntry("ca-" + count++, certificate);
            }
            if (count == 0) {
                throw new CertificateException("it holds no certificate");
            }
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return forgetful(context);
    }

    /** Judges by the certificate of the chain that expires first. */
    static Finding judge(SSLSession session, Duration least, String otherwise) {
        Optional<Instant> end = end(session);
        if (end.isEmpty()) {
            return Finding.ok(otherwise);
        }
        Instant now = Instant.now();
        String day = end.get().atOffset(ZoneOffset.UTC).toLocalDate().toString();
        if (end.get().isBefore(now)) {
            // Whoever is trusted by name, such as a self-signed one in `ca`, gets this far when it has expired.
            return Finding.failed("TLS: the certificate expired on " + day);
        }
        long days = ChronoUnit.DAYS.between(now, end.get());
        if (end.get().isBefore(now.plus(least))) {
            return Finding.degraded("the certificate expires in " + days + " days, on " + day + "; " + otherwise);
        }
        return Finding.ok(otherwise + ", certificate good for " + days + " days");
    }

    private static Optional<Instant> end(SSLSession session) {
        try {
            return Arrays.stream(session.getPeerCertificates())
                    .filter(X509Certificate.class::isInstance)
                    .map(certificate ->
                            ((X509Certificate) certificate).getNotAfter().toInstant())
                    .min(Comparator.naturalOrder());
        } catch (SSLPeerUnverifiedException none) {
            return Optional.empty();
        }
    }
}
