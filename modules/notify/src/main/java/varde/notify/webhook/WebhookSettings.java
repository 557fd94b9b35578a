package varde.notify.webhook;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import varde.notify.Timeouts;

/**
 * A named address to which pages are posted.
 *
 * @param id its name, which a contact {@code {webhook: ID}} means
 * @param url http or https
 * @param secret key of the signature; empty: unsigned
 * @param form the shape of the body
 * @param timeouts how long it may take
 */
public record WebhookSettings(String id, URI url, Optional<String> secret, Form form, Timeouts timeouts) {

    /**
     * Checks what can be checked without asking.
     *
     * @throws IllegalArgumentException if the URL is not one of HTTP
     */
    public WebhookSettings {
        if (url.getHost() == null || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
            throw new IllegalArgumentException("webhook " + id + ": not an http or https URL");
        }
    }

    @Override
    public String toString() {
        return "WebhookSettings[" + id + "]";
    }

    /** The shape of the body. */
    public enum Form {
        /** The page as it is, as a JSON object. */
        JSON,
        /** {@code {"text": …}}, as Slack and those who copied it want it. */
        SLACK;

        /** The form of this name in {@code notifiers.yaml}; empty if there is none. */
        public static Optional<Form> named(String name) {
            for (Form form : values()) {
                if (form.name().toLowerCase(Locale.ROOT).equals(name)) {
                    return Optional.of(form);
                }
            }
            return Optional.empty();
        }
    }
}
