package varde.notify;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import varde.core.oncall.Channel;
import varde.wire.Topics;
import varde.wire.codec.Codecs;

/**
 * What a notifier is made of.
 *
 * @param channel whose pages it sends
 * @param providers in the order in which they are tried; at least one
 * @param topics the topics
 * @param codecs of these topics
 * @param clients settings for every Kafka client: {@code bootstrap.servers}, and what security needs
 * @param clock tells how late it is; only how long a page may be tried and when it is tried again depend on it
 */
public record NotifierRole(
        Channel channel,
        List<Provider> providers,
        Topics topics,
        Codecs codecs,
        Map<String, Object> clients,
        Clock clock) {

    /**
     * Copies what may change.
     *
     * @throws IllegalArgumentException if there is no provider
     */
    public NotifierRole {
        providers = List.copyOf(providers);
        clients = Map.copyOf(clients);
        if (providers.isEmpty()) {
            throw new IllegalArgumentException("a notifier for " + channel + " needs a provider");
        }
    }

    /** The consumer group of all notifiers of this channel. */
    public String group() {
        return topics.prefix() + "notify." + channel.name().toLowerCase(Locale.ROOT);
    }
}
