package varde.app.notify;

import java.util.Locale;
import varde.core.oncall.Contact;

/**
 * What came of a test message to one contact.
 *
 * @param contact the contact
 * @param outcome SENT, DELIVERED, FAILED, DROPPED, or SILENT when no notifier has said anything
 * @param provider who took it, or was asked last; empty if nobody was
 * @param seconds from the writing of the page to the receipt
 * @param reason for people; may be empty
 */
record ContactTrial(Contact contact, String outcome, String provider, double seconds, String reason) {

    /** No notifier has said anything. */
    static final String SILENT = "SILENT";

    /** Whether a provider has taken it and nothing bad was heard of it. */
    boolean reached() {
        return outcome.equals("SENT") || outcome.equals("DELIVERED");
    }

    String words() {
        if (outcome.equals(SILENT)) {
            return "no notifier has said anything: does one run for this channel?";
        }
        String after = String.format(Locale.ROOT, "after %.1f s", seconds);
        return (provider.isEmpty() ? after : "by " + provider + " " + after)
                + (reason.isEmpty() ? "" : " (" + reason + ")");
    }
}
