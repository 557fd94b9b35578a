package varde.notify.email;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Postfix as Debian packages it, with a configuration, a queue and a port of its own, wanting TLS and a password. It delivers
 * into one folder. It has to be started as root; {@link #isHere} says whether that can be.
 */
final class Postfix implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/sbin/postfix");
    private static final String MASTER = """
            127.0.0.1:%d inet n - n - - smtpd
            cleanup unix n - n - 0 cleanup
            qmgr unix n - n 1 1 qmgr
            rewrite unix - - n - - trivial-rewrite
            bounce unix - - n - 0 bounce
            defer unix - - n - 0 bounce
            trace unix - - n - 0 bounce
            verify unix - - n - 1 verify
            proxymap unix - - n - - proxymap
            error unix - - n - - error
            retry unix - - n - - error
            virtual unix - n n - - virtual
            anvil unix - - n - 1 anvil
            tlsmgr unix - - n 1000? 1 tlsmgr
            postlog unix-dgram n - n - 1 postlogd
            """;

    private final Path root;
    private final int port;
    private final PasswordCheck passwords;

    private Postfix(Path root, int port, PasswordCheck passwords) {
        this.root = root;
        this.port = port;
        this.passwords = passwords;
    }

    static boolean isHere() {
        return Files.isExecutable(PROGRAM) && "root".equals(System.getProperty("user.name"));
    }

    /** Starts it; it takes the one user with this password. */
    static Postfix start(Path root, Certificate certificate, String user, String password) throws Exception {
        // Its processes run as others, who have to come through.
        for (Path folder : List.of(Objects.requireNonNull(root.getParent()), root)) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        for (String name : List.of("conf", "queue", "data", "mail")) {
            Files.createDirectories(root.resolve(name));
        }
        certificate.writePem(root.resolve("cert.pem"), root.resolve("key.pem"));
        PasswordCheck passwords = PasswordCheck.start(user, password);
        int port = freePort();
        Files.writeString(root.resolve("conf/main.cf"), main(root, passwords.port()));
        Files.writeString(root.resolve("conf/master.cf"), MASTER.formatted(port));
        Files.writeString(
                root.resolve("conf/boxes"), "/^gone@example\\.org$/ REJECT\n/^(kari|ola)@example\\.org$/ inbox/\n");
        run("chown", "nobody", root.resolve("mail").toString());
        run("chown", "postfix", root.resolve("data").toString());
        run(PROGRAM.toString(), "-c", root.resolve("conf").toString(), "start");
        return new Postfix(root, port, passwords);
    }

    private static String main(Path root, int passwords) {
        return """
                compatibility_level = 3.6
                queue_directory = %1$s/queue
                data_directory = %1$s/data
                mail_owner = postfix
                setgid_group = postdrop
                myhostname = localhost
                mydestination =
                inet_interfaces = 127.0.0.1
                inet_protocols = ipv4
                maillog_file = %1$s/mail.log
                maillog_file_prefixes = /
                smtpd_tls_cert_file = %1$s/cert.pem
                smtpd_tls_key_file = %1$s/key.pem
                smtpd_tls_security_level = encrypt
                smtpd_tls_received_header = yes
                smtpd_sasl_authenticated_header = yes
                smtpd_tls_auth_only = yes
                smtpd_sasl_auth_enable = yes
                smtpd_sasl_type = dovecot
                smtpd_sasl_path = inet:127.0.0.1:%2$d
                smtpd_relay_restrictions = permit_sasl_authenticated, reject
                smtpd_recipient_restrictions = reject_unlisted_recipient, permit_sasl_authenticated, reject
                smtpd_client_connection_count_limit = 0
                virtual_mailbox_domains = example.org
                virtual_mailbox_base = %1$s/mail
                virtual_mailbox_maps = regexp:%1$s/conf/boxes
                virtual_uid_maps = static:65534
                virtual_gid_maps = static:65534
                virtual_minimum_uid = 1
                alias_maps =
                alias_database =
                """.formatted(root, passwords);
    }

    int port() {
        return port;
    }

    /** What it has delivered, as it lies in the mailbox; in no order. */
    List<String> delivered() throws IOException {
        Path box = root.resolve("mail/inbox/new");
        if (!Files.isDirectory(box)) {
            return List.of();
        }
        List<String> mails = new ArrayList<>();
        try (Stream<Path> files = Files.list(box)) {
            for (Path file : files.toList()) {
                mails.add(Files.readString(file, StandardCharsets.UTF_8));
            }
        }
        return mails;
    }

    /** Its log. */
    List<String> log() throws IOException {
        return Files.readAllLines(root.resolve("mail.log"));
    }

    @Override
    public void close() throws Exception {
        run(PROGRAM.toString(), "-c", root.resolve("conf").toString(), "stop");
        passwords.close();
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + said);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
