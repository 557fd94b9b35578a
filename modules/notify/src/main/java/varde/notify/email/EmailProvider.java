package varde.notify.email;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import varde.notify.Delivery;
import varde.notify.Message;
import varde.notify.Provider;

/** Sends pages through one SMTP relay, plain text and HTML side by side. */
public final class EmailProvider implements Provider {

    private final EmailSettings settings;
    private final InternetAddress from;
    private final SmtpConnections connections;

    /** A relay whose certificate is signed by somebody that this Java trusts. */
    public EmailProvider(EmailSettings settings) {
        this(settings, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    /** A relay whose certificate is judged by {@code trust}. */
    public EmailProvider(EmailSettings settings, SSLSocketFactory trust) {
        this.settings = settings;
        this.from = sender(settings);
        String address = from.getAddress();
        this.connections = new SmtpConnections(settings, trust, address.substring(address.lastIndexOf('@') + 1));
    }

    @Override
    public String id() {
        return settings.id();
    }

    @Override
    public Delivery send(Message message) {
        Letter letter;
        Address[] to;
        try {
            letter = Letter.write(connections.session(), from, message);
            to = letter.getAllRecipients();
        } catch (MessagingException e) {
            return e instanceof AddressException
                    ? Delivery.hopeless("not a mail address")
                    : Delivery.hopeless(
                            "no mail could be made of it (" + e.getClass().getSimpleName() + ")");
        }
        SMTPTransport connection;
        try {
            connection = connections.open();
        } catch (MessagingException e) {
            return SmtpAnswer.whileConnecting(e);
        }
        try {
            connection.sendMessage(letter, to);
            String queueId = SmtpAnswer.queueId(connection.getLastServerResponse());
            connections.keep(connection);
            return new Delivery.Sent(queueId, false);
        } catch (MessagingException e) {
            SmtpConnections.discard(connection);
            return SmtpAnswer.whileSending(e);
        }
    }

    @Override
    public void rest() {
        connections.rest();
    }

    private static InternetAddress sender(EmailSettings settings) {
        try {
            return new InternetAddress(settings.from(), true);
        } catch (AddressException e) {
            throw new IllegalArgumentException("mail relay " + settings.id() + ": from is not a mail address", e);
        }
    }
}
