package varde.app.outbox;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import varde.app.CannotStart;
import varde.app.embedded.Ports;
import varde.core.oncall.Channel;
import varde.notify.Provider;
import varde.notify.Timeouts;
import varde.notify.email.EmailProvider;
import varde.notify.email.EmailSettings;
import varde.notify.sms.GatewaySettings;
import varde.notify.sms.HttpGatewayProvider;
import varde.notify.webhook.WebhookProvider;
import varde.notify.webhook.WebhookSettings;

/**
 * Stands in for the providers of a local run: a real SMTP server and a real HTTP gateway on free ports of the loopback
 * address. Whatever arrives is written to a folder as a numbered file that people can read ({@code
 * 0001-sms-+4790000001.txt}, {@code 0002-mail-kari@example.org.eml} and {@code .html}, {@code 0003-webhook-chat.json}) and
 * told to a listener.
 */
public final class Outbox implements AutoCloseable {

    /** The name of its providers in receipts. */
    public static final String NAME = "outbox";

    private final Postbox postbox;
    private final Gateway gateway;

    private Outbox(Postbox postbox, Gateway gateway) {
        this.postbox = postbox;
        this.gateway = gateway;
    }

    /**
     * Starts it.
     *
     * @param folder where messages are written; made if it is not there; what is in it stays, and numbers go on
     * @param listener told of every message after it was written, before the sender has its answer; on any thread
     * @throws CannotStart when the folder cannot be used
     */
    public static Outbox open(Path folder, Consumer<Arrival> listener) {
        OutboxFolder files;
        try {
            files = OutboxFolder.open(folder);
        } catch (IOException e) {
            throw new CannotStart("the outbox " + folder + " cannot be used (" + e + "); make it a writable folder", e);
        }
        Postbox postbox = new Postbox(files, listener);
        try {
            return new Outbox(postbox, new Gateway(files, listener));
        } catch (RuntimeException e) {
            postbox.close();
            throw e;
        }
    }

    /**
     * Providers that deliver here, for every channel. Make them once and hand them to the notifiers.
     *
     * @param webhooks the names of webhooks that contacts may mean
     */
    public Map<Channel, List<Provider>> providers(Collection<String> webhooks) {
        Map<Channel, List<Provider>> providers = new EnumMap<>(Channel.class);
        providers.put(Channel.EMAIL, List.of(mail()));
        providers.put(Channel.SMS, List.of(sms()));
        if (!webhooks.isEmpty()) {
            providers.put(Channel.WEBHOOK, webhooks.stream().map(this::webhook).toList());
        }
        return providers;
    }

    /** From now on this is wrong with what stands behind the channel. Webhooks and SMS go down together. */
    public void fault(Channel channel, Fault fault) {
        if (channel == Channel.EMAIL) {
            postbox.fault(fault);
        } else {
            gateway.fault(channel, fault);
        }
    }

    @Override
    public void close() {
        gateway.close();
        postbox.close();
    }

    private Provider mail() {
        return new EmailProvider(new EmailSettings(
                NAME,
                Ports.LOOPBACK,
                postbox.port(),
                EmailSettings.Protection.NONE,
                Optional.empty(),
                "Varde <varde@outbox.example>",
                Timeouts.USUAL));
    }

    private Provider sms() {
        return new HttpGatewayProvider(new GatewaySettings(
                NAME,
                "POST",
                gateway.smsUrl(),
                new TreeMap<>(),
                "{\"to\":\"{to}\",\"text\":\"{text}\"}",
                "Varde",
                GatewaySettings.Answer.USUAL,
                Timeouts.USUAL));
    }

    private Provider webhook(String name) {
        return new WebhookProvider(new WebhookSettings(
                name,
                URI.create(gateway.webhookUrl(name)),
                Optional.empty(),
                WebhookSettings.Form.JSON,
                Timeouts.USUAL));
    }
}
