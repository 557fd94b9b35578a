package varde.app.notify;

import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import varde.app.CannotStart;
import varde.config.notifiers.EmailProvider;
import varde.config.notifiers.NotifierSettings;
import varde.config.notifiers.SmsProvider;
import varde.config.notifiers.WebhookProvider;
import varde.core.oncall.Channel;
import varde.notify.Provider;
import varde.notify.Timeouts;
import varde.notify.email.EmailSettings;
import varde.notify.sms.GatewaySettings;
import varde.notify.sms.HttpGatewayProvider;
import varde.notify.webhook.WebhookSettings;

/**
 * The providers that {@code notifiers.yaml} names, by channel and in its order. A new kind of provider is one line here.
 *
 * @param byChannel the providers of each channel that has any; never an empty list
 * @param warnings for people, one line each: what is configured and not used, and why
 */
public record ConfiguredProviders(Map<Channel, List<Provider>> byChannel, List<String> warnings) {

    /** What {@code {from}} becomes in the templates of an SMS gateway. */
    private static final String SMS_SENDER = "Varde";

    /**
     * Makes the providers.
     *
     * @throws CannotStart when there is no provider at all, when a channel has some, but none that can be used, or when one
     *     is impossible
     */
    public static ConfiguredProviders of(NotifierSettings settings) {
        if (settings.equals(NotifierSettings.NONE)) {
            throw new CannotStart("notifiers.yaml names no provider, so there is nothing to run: add one under `email`,"
                    + " `sms` or `webhook` (docs/notifiers.md)");
        }
        Map<Channel, List<Provider>> byChannel = new EnumMap<>(Channel.class);
        List<String> warnings = new ArrayList<>();
        List<Provider> email = new ArrayList<>();
        settings.email().forEach(relay -> email.add(email(relay)));
        put(byChannel, Channel.EMAIL, email, settings.email().isEmpty());
        List<Provider> sms = new ArrayList<>();
        settings.sms().forEach(provider -> sms(provider, warnings).ifPresent(sms::add));
        put(byChannel, Channel.SMS, sms, settings.sms().isEmpty());
        List<Provider> webhook = new ArrayList<>();
        settings.webhook().forEach(hook -> webhook(hook, warnings).ifPresent(webhook::add));
        put(byChannel, Channel.WEBHOOK, webhook, settings.webhook().isEmpty());
        return new ConfiguredProviders(byChannel, warnings);
    }

    private static void put(
            Map<Channel, List<Provider>> byChannel, Channel channel, List<Provider> usable, boolean unwanted) {
        if (!usable.isEmpty()) {
            byChannel.put(channel, List.copyOf(usable));
        } else if (!unwanted) {
            String name = channel.name().toLowerCase(Locale.ROOT);
            throw new CannotStart("notifiers.yaml: none of the providers under `" + name
                    + "` can be used yet, so no page would leave that way; add one of another kind, or take `" + name
                    + "` out");
        }
    }

    private static Provider email(EmailProvider relay) {
        Optional<EmailSettings.Login> login =
                relay.user().flatMap(user -> relay.password().map(password -> new EmailSettings.Login(user, password)));
        try {
            return new varde.notify.email.EmailProvider(new EmailSettings(
                    relay.id(),
                    relay.host(),
                    relay.port(),
                    EmailSettings.Protection.valueOf(relay.tls().name()),
                    login,
                    relay.from(),
                    Timeouts.USUAL));
        } catch (IllegalArgumentException e) {
            throw new CannotStart("notifiers.yaml: " + e.getMessage(), e);
        }
    }

    private static Optional<Provider> sms(SmsProvider provider, List<String> warnings) {
        if (!(provider instanceof SmsProvider.Http http)) {
            String kind = provider instanceof SmsProvider.Smpp ? "smpp" : "spool";
            warnings.add("notifiers.yaml: SMS provider " + provider.id() + " is skipped: `" + kind
                    + "` is not there yet; `http` is");
            return Optional.empty();
        }
        try {
            return Optional.of(new HttpGatewayProvider(new GatewaySettings(
                    http.id(),
                    http.method(),
                    http.url(),
                    http.headers(),
                    http.body(),
                    SMS_SENDER,
                    GatewaySettings.Answer.USUAL,
                    Timeouts.USUAL)));
        } catch (IllegalArgumentException e) {
            throw new CannotStart("notifiers.yaml: SMS provider " + http.id() + ": " + e.getMessage(), e);
        }
    }

    private static Optional<Provider> webhook(WebhookProvider hook, List<String> warnings) {
        Optional<WebhookSettings.Form> form = WebhookSettings.Form.named(hook.form());
        if (form.isEmpty()) {
            warnings.add("notifiers.yaml: webhook " + hook.id() + " is skipped: form `" + hook.form()
                    + "` is not there yet; `json` and `slack` are");
            return Optional.empty();
        }
        try {
            return Optional.of(new varde.notify.webhook.WebhookProvider(
                    new WebhookSettings(hook.id(), URI.create(hook.url()), hook.secret(), form.get(), Timeouts.USUAL)));
        } catch (IllegalArgumentException e) {
            throw new CannotStart("notifiers.yaml: webhook " + hook.id() + ": " + e.getMessage(), e);
        }
    }
}
