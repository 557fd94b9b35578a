package varde.app.notify;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import varde.app.CannotStart;
import varde.config.notifiers.Callback;
import varde.config.notifiers.EmailProvider;
import varde.config.notifiers.MessageLimit;
import varde.config.notifiers.NotifierSettings;
import varde.config.notifiers.SmsProvider;
import varde.config.notifiers.WebhookProvider;
import varde.core.oncall.Channel;
import varde.notify.Limit;
import varde.notify.OnTerms;
import varde.notify.Provider;
import varde.notify.Terms;
import varde.notify.Timeouts;
import varde.notify.email.EmailSettings;
import varde.notify.smpp.SmppSettings;
import varde.notify.sms.GatewaySettings;
import varde.notify.sms.HttpGatewayProvider;
import varde.notify.spool.SpoolProvider;
import varde.notify.spool.SpoolSettings;
import varde.notify.webhook.WebhookSettings;

/**
 * The providers that {@code notifiers.yaml} names, by channel and in its order. A new kind of provider is one line here.
 *
 * @param byChannel the providers of each channel that has any; never an empty list
 * @param warnings for people, one line each: what is configured and not used, and why
 */
public record ConfiguredProviders(Map<Channel, List<Provider>> byChannel, List<String> warnings) {

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
        settings.sms().forEach(provider -> sms.add(sms(provider, warnings)));
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
            Provider mail = new varde.notify.email.EmailProvider(new EmailSettings(
                    relay.id(),
                    relay.host(),
                    relay.port(),
                    EmailSettings.Protection.valueOf(relay.tls().name()),
                    login,
                    relay.from(),
                    Timeouts.USUAL));
            return limited(mail, relay.limit());
        } catch (IllegalArgumentException e) {
            throw new CannotStart("notifiers.yaml: " + e.getMessage(), e);
        }
    }

    private static Provider sms(SmsProvider provider, List<String> warnings) {
        try {
            if (provider instanceof SmsProvider.Http http) {
                return http(http);
            }
            if (provider instanceof SmsProvider.Smpp smpp) {
                return new varde.notify.smpp.SmppProvider(new SmppSettings(
                        smpp.id(),
                        smpp.host(),
                        smpp.port(),
                        smpp.tls(),
                        new SmppSettings.Login(smpp.systemId(), smpp.password(), smpp.systemType()),
                        smpp.from(),
                        smpp.window(),
                        smpp.reportWithin(),
                        limit(smpp.limit()),
                        Timeouts.USUAL));
            }
            return spool((SmsProvider.Spool) provider, warnings);
        } catch (IllegalArgumentException e) {
            throw new CannotStart("notifiers.yaml: SMS provider " + provider.id() + ": " + e.getMessage(), e);
        }
    }

    private static Provider spool(SmsProvider.Spool spool, List<String> warnings) {
        Path outgoing = Path.of(spool.folder());
        if (!Files.isDirectory(outgoing)) {
            // A folder that is not mounted yet must not keep the other providers from working.
            warnings.add(
                    "notifiers.yaml: SMS provider " + spool.id() + ": " + outgoing
                            + " is not a folder, so nothing is sent that way until it is; name the `outgoing` of smstools' daemon");
        }
        return new SpoolProvider(new SpoolSettings(
                spool.id(), outgoing, spool.statusReports(), SpoolSettings.USUAL_REPORT, limit(spool.limit())));
    }

    private static Provider http(SmsProvider.Http http) {
        SmsProvider.Answer answer = http.answer();
        Provider gateway = new HttpGatewayProvider(new GatewaySettings(
                http.id(),
                http.method(),
                http.url(),
                http.headers(),
                http.body(),
                http.from(),
                new GatewaySettings.Answer(answer.id(), answer.idHeader(), answer.status(), answer.delivered()),
                Timeouts.USUAL));
        return new OnTerms(
                gateway, new Terms(limit(http.limit()), http.callback().flatMap(Callback::reportWithin)));
    }

    private static Optional<Limit> limit(Optional<MessageLimit> configured) {
        return configured.map(limit -> new Limit(limit.messages(), limit.per(), limit.written()));
    }

    private static Provider limited(Provider provider, Optional<MessageLimit> limit) {
        return new OnTerms(provider, new Terms(limit(limit), Optional.empty()));
    }

    private static Optional<Provider> webhook(WebhookProvider hook, List<String> warnings) {
        Optional<WebhookSettings.Form> form = WebhookSettings.Form.named(hook.form());
        if (form.isEmpty()) {
            warnings.add("notifiers.yaml: webhook " + hook.id() + " is skipped: form `" + hook.form()
                    + "` is not there yet; `json` and `slack` are");
            return Optional.empty();
        }
        try {
            Provider webhook = new varde.notify.webhook.WebhookProvider(
                    new WebhookSettings(hook.id(), URI.create(hook.url()), hook.secret(), form.get(), Timeouts.USUAL));
            return Optional.of(limited(webhook, hook.limit()));
        } catch (IllegalArgumentException e) {
            throw new CannotStart("notifiers.yaml: webhook " + hook.id() + ": " + e.getMessage(), e);
        }
    }
}
