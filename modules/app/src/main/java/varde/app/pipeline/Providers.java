package varde.app.pipeline;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

/** Makes the providers of {@code notifiers.yaml}. To add a channel, add a line here and a package to the notifiers. */
final class Providers {

    private static final Logger LOG = LoggerFactory.getLogger(Providers.class);

    private Providers() {}

    /** The providers of a channel, in order; empty if the configuration names none. */
    static List<Provider> of(Channel channel, NotifierSettings settings) {
        switch (channel) {
            case SMS:
                return sms(settings.sms());
            case EMAIL:
                return List.copyOf(
                        settings.email().stream().map(Providers::email).toList());
            case WEBHOOK:
                return List.copyOf(
                        settings.webhook().stream().map(Providers::webhook).toList());
        }
        throw new IllegalArgumentException("no providers for " + channel);
    }

    private static Provider email(EmailProvider email) {
        return new varde.notify.email.EmailProvider(new EmailSettings(
                email.id(),
                email.host(),
                email.port(),
                EmailSettings.Protection.valueOf(email.tls().name()),
                email.user().flatMap(user -> email.password().map(password -> new EmailSettings.Login(user, password))),
                email.from(),
                Timeouts.USUAL));
    }

    private static List<Provider> sms(List<SmsProvider> settings) {
        List<Provider> usable = new ArrayList<>();
        for (SmsProvider provider : settings) {
            if (provider instanceof SmsProvider.Http http) {
                usable.add(new HttpGatewayProvider(new GatewaySettings(
                        http.id(),
                        http.method(),
                        http.url(),
                        http.headers(),
                        http.body(),
                        "",
                        GatewaySettings.Answer.USUAL,
                        Timeouts.USUAL)));
            } else {
                LOG.warn("SMS provider {} is left out: SMPP and spool folders are not there yet", provider.id());
            }
        }
        if (usable.isEmpty() && !settings.isEmpty()) {
            throw new CannotStart("no SMS provider of notifiers.yaml can be used yet: add one with `http`");
        }
        return usable;
    }

    private static Provider webhook(WebhookProvider webhook) {
        return new varde.notify.webhook.WebhookProvider(new WebhookSettings(
                webhook.id(),
                URI.create(webhook.url()),
                webhook.secret(),
                WebhookSettings.Form.named(webhook.form()).orElseThrow(),
                Timeouts.USUAL));
    }
}
