package varde.notify.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import varde.core.correlate.Severity;
import varde.core.page.Page;
import varde.notify.Message;

/**
 * A page as a mail. Its Message-ID follows from the page's id, so that a repeat is told from a new one; all letters about
 * one outage refer to the same root and so stand together in a mailbox.
 */
final class Letter extends MimeMessage {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    /** The page's identity as it is, for whoever reads mails by machine. */
    static final String PAGE = "X-Varde-Page";

    /** RFC 5322 wants at most 998 characters a line; a subject this long no phone shows. */
    private static final int LONGEST_SUBJECT = 200;

    private final String messageId;

    private Letter(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    /**
     * Writes the letter.
     *
     * @throws AddressException if the page's address is not exactly one mail address
     */
    static Letter write(Session session, InternetAddress from, Message message) throws MessagingException {
        Page page = message.page();
        Letter letter = new Letter(session, messageId(page.id()));
        letter.setFrom(from);
        letter.setRecipient(RecipientType.TO, recipient(page.address()));
        letter.setSubject(subject(page), StandardCharsets.UTF_8.name());
        letter.setHeader("Date", DATE.format(OffsetDateTime.now(ZoneOffset.UTC)));
        letter.setHeader("In-Reply-To", rootId(page));
        letter.setHeader("References", rootId(page));
        letter.setHeader("Content-Language", page.language().name().toLowerCase(Locale.ROOT));
        letter.setHeader("Auto-Submitted", "auto-generated");
        letter.setHeader("X-Auto-Response-Suppress", "All");
        letter.setHeader(PAGE, page.id().replaceAll("[^!-~]", "?"));
        if (page.severity() == Severity.CRITICAL) {
            letter.setHeader("Importance", "high");
        }
        if (message.possibleRepeat()) {
            letter.setHeader(Message.POSSIBLE_REPEAT, "true");
        }
        if (page.test()) {
            letter.setHeader(Message.TEST, "true");
        }
        letter.setBody(page);
        letter.saveChanges();
        return letter;
    }

    /** The Message-ID of the mail that carries this page. */
    static String messageId(String page) {
        return "<" + token(page) + "@varde>";
    }

    /** The id that all letters about one outage refer to. No mail bears it. */
    static String rootId(Page page) {
        return "<outage-" + token(page.outage()) + "@varde>";
    }

    private void setBody(Page page) throws MessagingException {
        if (page.html().isBlank()) {
            setText(page.text(), StandardCharsets.UTF_8.name());
            return;
        }
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(page.text(), StandardCharsets.UTF_8.name());
        MimeBodyPart html = new MimeBodyPart();
        html.setText(page.html(), StandardCharsets.UTF_8.name(), "html");
        // The last alternative is the preferred one.
        setContent(new MimeMultipart("alternative", plain, html));
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    private static InternetAddress recipient(String address) throws AddressException {
        if (address.chars().anyMatch(c -> Character.isISOControl(c) || c == ',' || c == ';')) {
            throw new AddressException("not one mail address");
        }
        InternetAddress parsed = new InternetAddress(address, true);
        return new InternetAddress(parsed.getAddress(), true);
    }

    private static String subject(Page page) {
        StringBuilder line = new StringBuilder();
        page.subject().codePoints().map(c -> breaksLine(c) ? ' ' : c).forEach(line::appendCodePoint);
        String subject = line.toString().strip();
        if (page.number() > 0 && !subject.contains(Integer.toString(page.number()))) {
            subject = "[" + page.number() + "] " + subject;
        }
        if (subject.length() <= LONGEST_SUBJECT) {
            return subject;
        }
        int end = LONGEST_SUBJECT - 1;
        return subject.substring(0, Character.isHighSurrogate(subject.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    private static boolean breaksLine(int c) {
        return Character.isISOControl(c) || c == 0x2028 || c == 0x2029;
    }

    /** Only what may stand in a Message-ID without quotes; anything else becomes its code, so that two stay two. */
    private static String token(String id) {
        StringBuilder token = new StringBuilder(id.length());
        id.codePoints().forEach(c -> {
            if (c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '+')) {
                token.appendCodePoint(c);
            } else {
                token.append('=').append(Integer.toHexString(c));
            }
        });
        return token.toString();
    }
}
