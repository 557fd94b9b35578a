package varde.config.notifiers;

import java.util.Optional;

/**
 * A webhook.
 *
 * @param id unique among the providers; what a contact {@code {webhook: ID}} names
 * @param url where pages are posted, http or https
 * @param secret key with which requests are signed (HMAC-SHA256); empty: unsigned
 * @param form the shape of the body: {@code json} (the page as it is), {@code slack}, {@code teams}, …
 * @param limit how many messages it may be given
 */
public record WebhookProvider(
        String id, String url, Optional<String> secret, String form, Optional<MessageLimit> limit) {

    @Override
    public String toString() {
        return "WebhookProvider[" + id + "]";
    }
}
