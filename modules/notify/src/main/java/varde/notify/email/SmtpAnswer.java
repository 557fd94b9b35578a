package varde.notify.email;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import varde.notify.Delivery;

/** What an SMTP server's answer, or its silence, means for the page. */
final class SmtpAnswer {

    private static final Pattern QUEUED = Pattern.compile("(?i)queued as ([\\w.-]{1,64})");
    private static final Pattern CODE = Pattern.compile("^(\\d{3})\\b");

    private SmtpAnswer() {}

    /** The server's own id of the message, out of the line with which it took it; empty if it says none. */
    static String queueId(String line) {
        Matcher matcher = QUEUED.matcher(line);
        return matcher.find() ? matcher.group(1) : "";
    }

    /** Before anything was handed over: the message was certainly not taken. */
    static Delivery whileConnecting(MessagingException failure) {
        if (String.valueOf(failure.getMessage()).contains("STARTTLS is required")) {
            return Delivery.hopeless("the server offers no STARTTLS");
        }
        String reason = reason("could not connect", failure);
        boolean refused = failure instanceof AuthenticationFailedException
                && codeIn(failure.getMessage()).map(SmtpAnswer::isPermanent).orElse(true);
        boolean untrusted = causes(failure).stream().anyMatch(SSLException.class::isInstance);
        return refused || untrusted ? Delivery.hopeless(reason) : Delivery.later(reason);
    }

    /** While handing over: without an answer nobody knows. */
    static Delivery whileSending(MessagingException failure) {
        if (failure instanceof AddressException) {
            return Delivery.hopeless("not a mail address");
        }
        Optional<Integer> code = code(failure);
        if (code.isEmpty()) {
            return Delivery.unsure(reason("no answer", failure));
        }
        String reason = "SMTP " + code.get();
        return isPermanent(code.get()) ? Delivery.hopeless(reason) : Delivery.later(reason);
    }

    private static boolean isPermanent(int code) {
        return code >= 500;
    }

    private static Optional<Integer> code(MessagingException failure) {
        // The last one is the most particular: what was said of the one recipient.
        return causes(failure).stream()
                .map(SmtpAnswer::returnCode)
                .flatMap(Optional::stream)
                .filter(code -> code >= 400)
                .reduce((first, second) -> second);
    }

    private static Optional<Integer> returnCode(Throwable failure) {
        if (failure instanceof SMTPAddressFailedException address) {
            return Optional.of(address.getReturnCode());
        }
        if (failure instanceof SMTPSenderFailedException sender) {
            return Optional.of(sender.getReturnCode());
        }
        if (failure instanceof SMTPSendFailedException send) {
            return Optional.of(send.getReturnCode());
        }
        return Optional.empty();
    }

    private static Optional<Integer> codeIn(@Nullable String line) {
        Matcher matcher = CODE.matcher(line == null ? "" : line);
        return matcher.find() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
    }

    /** Class names only: messages of servers quote addresses. */
    private static String reason(String what, MessagingException failure) {
        List<Throwable> causes = causes(failure);
        Throwable last = causes.get(causes.size() - 1);
        Optional<Integer> code = codeIn(failure.getMessage());
        return what + " (" + code.map(c -> "SMTP " + c).orElse(last.getClass().getSimpleName()) + ")";
    }

    private static List<Throwable> causes(MessagingException failure) {
        List<Throwable> causes = new ArrayList<>();
        Throwable next = failure;
        // Angus chains by getNextException(), which is the cause as well; the bound guards against a ring.
        while (next != null && causes.size() < 10) {
            causes.add(next);
            next = next.getCause();
        }
        return causes;
    }
}
