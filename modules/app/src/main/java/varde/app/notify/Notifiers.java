package varde.app.notify;

import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import varde.app.health.Figures;
import varde.app.health.Health;
import varde.core.oncall.Channel;
import varde.core.page.Receipt;
import varde.notify.Listener;
import varde.notify.Notifier;
import varde.notify.NotifierFigures;
import varde.notify.NotifierRole;
import varde.notify.Provider;
import varde.notify.Reply;
import varde.notify.Report;
import varde.wire.Topics;
import varde.wire.codec.Codecs;

/** The notifiers of this process, one for each channel that has providers, each on a thread of its own. */
public final class Notifiers implements AutoCloseable {

    private final Map<Channel, Notifier> notifiers = new EnumMap<>(Channel.class);
    private final Consumer<Reply> replies;

    private Notifiers(Consumer<Reply> replies) {
        this.replies = replies;
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
        return start(providers, topics, codecs, clients, reply -> {
            throw new IllegalStateException("nobody takes answers here");
        });
    }

    /**
     * Starts them, and takes what people answer.
     *
     * @param providers by channel; each belongs to the notifiers from now on
     * @param topics the topics
     * @param codecs of these topics
     * @param clients settings of every Kafka client, such as {@code bootstrap.servers}
     * @param replies takes messages of people; throws while they are not safe with it
     */
    public static Notifiers start(
            Map<Channel, List<Provider>> providers,
            Topics topics,
            Codecs codecs,
            Map<String, Object> clients,
            Consumer<Reply> replies) {
        Notifiers all = new Notifiers(replies);
        providers.forEach((channel, chain) -> {
            NotifierRole role = new NotifierRole(channel, chain, topics, codecs, clients, Clock.systemUTC());
            Notifier notifier = new Notifier(role);
            all.notifiers.put(channel, notifier);
            chain.forEach(provider -> provider.listen(all.listener(channel)));
            Thread thread = new Thread(notifier, "notifier-" + channel.name().toLowerCase(Locale.ROOT));
            thread.setDaemon(true);
            thread.start();
        });
        return all;
    }

    /** Who is told what the providers of a channel say later, by whatever way it comes. */
    public Listener listener(Channel channel) {
        return new Listener() {
            @Override
            public void report(Report report) {
                Notifier notifier = notifiers.get(channel);
                if (notifier != null) {
                    notifier.report(report);
                }
            }

            @Override
            public void reply(Reply reply) {
                replies.accept(reply);
            }
        };
    }

    /** Whether they are alive and ready: each reads pages. */
    public Health health() {
        return Health.all(notifiers.values().stream()
                .map(notifier -> {
                    String name = "the notifier for " + notifier.channel() + " ";
                    NotifierFigures figures = notifier.figures();
                    return Health.of(
                            () -> figures.standsStill().map(name::concat),
                            () -> figures.notReading().map(name::concat));
                })
                .toList());
    }

    /** Adds what they tell of themselves. */
    public void tell(Figures all) {
        notifiers.values().forEach(notifier -> {
            Tags channel = Tags.of("channel", notifier.channel().name().toLowerCase(Locale.ROOT));
            NotifierFigures figures = notifier.figures();
            all.gauge("varde.notify.waiting", channel, figures, NotifierFigures::waiting);
            all.counter("varde.notify.rejected.records", channel, figures, NotifierFigures::rejections);
            for (Receipt.Status status : Receipt.Status.values()) {
                Tags tags = channel.and("status", status.name().toLowerCase(Locale.ROOT));
                all.counter("varde.notify.receipts", tags, figures, of -> of.receipts(status));
            }
        });
    }

    /** Waits until all of them read pages, at most so long for each; whether they do. */
    public boolean awaitReady(Duration most) throws InterruptedException {
        for (Notifier notifier : notifiers.values()) {
            if (!notifier.awaitReady(most)) {
                return false;
            }
        }
        return true;
    }

    /** Lets what is under way end, all of them side by side. */
    @Override
    public void close() {
        notifiers.values().forEach(Notifier::stop);
        notifiers.values().forEach(Notifier::close);
    }
}
