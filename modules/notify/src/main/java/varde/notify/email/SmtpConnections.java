package varde.notify.email;

import jakarta.mail.MessagingException;
import jakarta.mail.NoSuchProviderException;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** Connections to one SMTP server, kept open while there is more to send. */
final class SmtpConnections {

    private final EmailSettings settings;
    private final Session session;
    private final ConcurrentLinkedDeque<SMTPTransport> idle = new ConcurrentLinkedDeque<>();

    SmtpConnections(EmailSettings settings, SSLSocketFactory trust, String greeting) {
        this.settings = settings;
        this.session = Session.getInstance(properties(settings, trust, greeting));
    }

    Session session() {
        return session;
    }

    /** A connection that answers, an idle one if there is. */
    SMTPTransport open() throws MessagingException {
        for (SMTPTransport kept = idle.pollFirst(); kept != null; kept = idle.pollFirst()) {
            // Asks the server (NOOP): it may have closed an idle connection without our having noticed.
            if (kept.isConnected()) {
                return kept;
            }
            discard(kept);
        }
        SMTPTransport fresh = transport();
        try {
            String user = settings.login().map(EmailSettings.Login::user).orElse(null);
            String password =
                    settings.login().map(EmailSettings.Login::password).orElse(null);
            fresh.connect(settings.host(), settings.port(), user, password);
            return fresh;
        } catch (MessagingException e) {
            discard(fresh);
            throw e;
        }
    }

    /** Gives back a connection over which all went well. */
    void keep(SMTPTransport connection) {
        idle.addFirst(connection);
    }

    /** Closes a connection over which something went wrong, or which is not needed. */
    static void discard(SMTPTransport connection) {
        try {
            connection.close();
        } catch (MessagingException ignored) {
            // It is gone either way.
        }
    }

    /** Closes what is idle. */
    void rest() {
        for (SMTPTransport kept = idle.pollFirst(); kept != null; kept = idle.pollFirst()) {
            discard(kept);
        }
    }

    private SMTPTransport transport() throws NoSuchProviderException {
        return (SMTPTransport) session.getTransport("smtp");
    }

    private static Properties properties(EmailSettings settings, SSLSocketFactory trust, String greeting) {
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", "smtp");
        // Otherwise our own host name is asked for, which takes seconds where DNS is the thing that is broken.
        properties.setProperty("mail.smtp.localhost", greeting);
        properties.setProperty(
                "mail.smtp.connectiontimeout", millis(settings.timeouts().connect()));
        properties.setProperty("mail.smtp.timeout", millis(settings.timeouts().answer()));
        properties.setProperty(
                "mail.smtp.writetimeout", millis(settings.timeouts().answer()));
        properties.setProperty(
                "mail.smtp.auth", Boolean.toString(settings.login().isPresent()));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.ssl.enable", is(settings, EmailSettings.Protection.TLS));
        properties.setProperty("mail.smtp.starttls.enable", is(settings, EmailSettings.Protection.STARTTLS));
        properties.setProperty("mail.smtp.starttls.required", is(settings, EmailSettings.Protection.STARTTLS));
        // A connection closed by QUIT without waiting for its answer: a dead server must not hold us up.
        properties.setProperty("mail.smtp.quitwait", "false");
        properties.put("mail.smtp.ssl.socketFactory", trust);
        return properties;
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }

    private static String is(EmailSettings settings, EmailSettings.Protection protection) {
        return Boolean.toString(settings.protection() == protection);
    }
}
