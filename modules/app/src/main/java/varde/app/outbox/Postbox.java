package varde.app.outbox;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.smtp.SmtpHandler;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.smtp.commands.SmtpCommandRegistry;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import varde.app.CannotStart;
import varde.app.embedded.Ports;
import varde.core.oncall.Channel;

/** A mail server that writes every mail to a file, and its HTML beside it. It keeps nothing in memory. */
final class Postbox implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Postbox.class);
    private static final long START_MS = 5_000;

    private final OutboxFolder folder;
    private final Consumer<Arrival> listener;
    private final Trouble trouble = new Trouble();
    private final Managers greenMail = new Managers();
    private final int port;
    private SmtpServer server;

    Postbox(OutboxFolder folder, Consumer<Arrival> listener) {
        this.folder = folder;
        this.listener = listener;
        this.server = start(0);
        this.port = server.getPort();
    }

    int port() {
        return port;
    }

    synchronized void fault(Fault fault) {
        boolean wasDown = trouble.now() == Fault.DOWN;
        trouble.is(fault);
        if (fault == Fault.DOWN && !wasDown) {
            server.stopService();
        } else if (fault != Fault.DOWN && wasDown) {
            server = start(port);
        }
    }

    @Override
    public synchronized void close() {
        boolean wasDown = trouble.now() == Fault.DOWN;
        trouble.is(Fault.DOWN);
        if (!wasDown) {
            server.stopService();
        }
    }

    private SmtpServer start(int wanted) {
        SmtpServer fresh = new Listening(new ServerSetup(wanted, Ports.LOOPBACK, ServerSetup.PROTOCOL_SMTP));
        fresh.setDaemon(true);
        fresh.startService();
        try {
            if (!fresh.waitTillRunning(START_MS)) {
                throw new CannotStart("the outbox's mail server does not start on " + Ports.LOOPBACK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("interrupted while the outbox's mail server was starting", e);
        }
        return fresh;
    }

    /** Takes a mail; what to answer if it is not taken. */
    private Optional<String> take(SmtpState state) {
        if (trouble.refuses()) {
            return Optional.of("451 4.3.0 told to fail");
        }
        try {
            for (MailAddress to : state.getMessage().getToAddresses()) {
                write(state.getMessage().getMessage(), to.getEmail());
            }
            return Optional.empty();
        } catch (IOException | MessagingException | RuntimeException e) {
            LOG.error("the outbox could not write a mail", e);
            return Optional.of("451 4.3.0 cannot be written");
        }
    }

    private void write(MimeMessage mail, String address) throws IOException, MessagingException {
        Instant at = Instant.now();
        ByteArrayOutputStream source = new ByteArrayOutputStream();
        mail.writeTo(source);
        String name = folder.next("mail", address);
        Optional<String> html = html(mail);
        if (html.isPresent()) {
            folder.write(name + ".html", html.get());
        }
        Path file = folder.write(name + ".eml", source.toByteArray());
        String[] page = mail.getHeader("X-Varde-Page");
        String subject = mail.getSubject();
        listener.accept(new Arrival(
                Channel.EMAIL, address, page == null ? "" : page[0], subject == null ? "" : subject, file, at));
    }

    private static Optional<String> html(Part part) throws IOException, MessagingException {
        if (part.isMimeType("text/html")) {
            return Optional.of(part.getContent().toString());
        }
        if (part.isMimeType("multipart/*")) {
            Multipart parts = (Multipart) part.getContent();
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart next = parts.getBodyPart(i);
                Optional<String> found = html(next);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** GreenMail's server with our hands behind it. */
    private final class Listening extends SmtpServer {
        Listening(ServerSetup setup) {
            super(setup, greenMail);
        }

        @Override
        protected ProtocolHandler createProtocolHandler(Socket client) {
            return new SmtpHandler(new SmtpCommandRegistry(), new Hands(), client);
        }
    }

    /** Takes mails out of GreenMail's before it stores them. */
    private final class Hands extends SmtpManager {
        Hands() {
            super(greenMail.getImapHostManager(), greenMail.getUserManager());
        }

        @Override
        public @Nullable String checkData(SmtpState state) {
            return take(state).orElse(null);
        }

        @Override
        public synchronized void send(SmtpState state) {
            // It is in its file already.
        }
    }
}
