package varde.app.notify;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import varde.core.oncall.Channel;
import varde.notify.Notifier;
import varde.notify.NotifierRole;
import varde.notify.Provider;
import varde.wire.Topics;
import varde.wire.codec.Codecs;

/** The notifiers of this process, one for each channel that has providers, each on a thread of its own. */
public final class Notifiers implements AutoCloseable {

    private final List<Notifier> notifiers;

    private Notifiers(List<Notifier> notifiers) {
        this.notifiers = notifiers;
    }

    /**
     * Starts them. They work, and begin anew when Kafka fails, until they are closed.
     *
     * @param providers by channel; each belongs to the notifiers from now on
     * @param topics the topics
     * @param codecs of these topics
     * @param clients settings of every Kafka client, such as {@code bootstrap.servers}
     */
    public static Notifiers start(
            Map<Channel, List<Provider>> providers, Topics topics, Codecs codecs, Map<String, Object> clients) {
        List<Notifier> notifiers = new ArrayList<>();
        providers.forEach((channel, chain) -> {
            NotifierRole role = new NotifierRole(channel, chain, topics, codecs, clients, Clock.systemUTC());
            Notifier notifier = new Notifier(role);
            Thread thread = new Thread(notifier, "notifier-" + channel.name().toLowerCase(Locale.ROOT));
            thread.setDaemon(true);
            thread.start();
            notifiers.add(notifier);
        });
        return new Notifiers(notifiers);
    }

    /** Waits until all of them read pages, at most so long for each; whether they do. */
    public boolean awaitReady(Duration most) throws InterruptedException {
        for (Notifier notifier : notifiers) {
            if (!notifier.awaitReady(most)) {
                return false;
            }
        }
        return true;
    }

    /** Lets what is under way end, all of them side by side. */
    @Override
    public void close() {
        notifiers.forEach(Notifier::stop);
        notifiers.forEach(Notifier::close);
    }
}
