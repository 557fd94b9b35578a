package varde.config.notifiers;

import java.util.List;

/**
 * The providers of each channel, in the order in which they are tried. Passwords are in the clear here: never log this.
 *
 * @param email mail relays
 * @param sms text message providers
 * @param webhook named webhooks; a contact names the one it means, so here the order does not matter
 */
public record NotifierSettings(List<EmailProvider> email, List<SmsProvider> sms, List<WebhookProvider> webhook) {

    /** No provider at all. */
    public static final NotifierSettings NONE = new NotifierSettings(List.of(), List.of(), List.of());

    public NotifierSettings {
        email = List.copyOf(email);
        sms = List.copyOf(sms);
        webhook = List.copyOf(webhook);
    }
}
