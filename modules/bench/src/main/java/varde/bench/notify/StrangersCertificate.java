package varde.bench.notify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate that nobody has signed but itself, made with the JDK's own tool. */
public final class StrangersCertificate {

    private static final String PASSWORD = "changeit";

    private StrangersCertificate() {}

    /** What a server with it uses. */
    public static SSLContext make(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        Path file = folder.resolve("stranger.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "stranger",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IOException(said);
        }
        KeyStore keys = keys(file);
        KeyManagerFactory show = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        show.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(show.getKeyManagers(), null, null);
        return context;
    }

    /** The certificate that was made in this folder, as a file in PEM for whoever is to trust it. */
    public static Path pem(Path folder) throws IOException, GeneralSecurityException {
        byte[] certificate =
                keys(folder.resolve("stranger.p12")).getCertificate("stranger").getEncoded();
        String text = Base64.getMimeEncoder().encodeToString(certificate);
        return Files.writeString(
                folder.resolve("stranger.pem"),
                "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n");
    }

    private static KeyStore keys(Path file) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }
}
