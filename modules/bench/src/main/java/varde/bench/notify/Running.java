package varde.bench.notify;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import varde.bench.ground.Ground;
import varde.core.oncall.Channel;
import varde.notify.Listener;
import varde.notify.Notifier;
import varde.notify.NotifierRole;
import varde.notify.Provider;
import varde.notify.Reply;
import varde.notify.Report;

/** A notifier at work in this process. */
final class Running implements AutoCloseable {

    private final Notifier notifier;

    private Running(Notifier notifier) {
        this.notifier = notifier;
    }

    static Running start(Ground ground, Channel channel, List<Provider> providers) {
        return start(ground, channel, providers, Clock.systemUTC(), ground.clients());
    }

    static Running start(
            Ground ground, Channel channel, List<Provider> providers, Clock clock, Map<String, Object> clients) {
        Notifier notifier =
                new Notifier(new NotifierRole(channel, providers, ground.topics(), ground.codecs(), clients, clock));
        providers.forEach(provider -> provider.listen(new Listener() {
            @Override
            public void report(Report report) {
                notifier.report(report);
            }

            @Override
            public void reply(Reply reply) {
                throw new IllegalStateException("nobody takes answers here");
            }
        }));
        Thread thread = new Thread(notifier, "notifier-" + channel);
        thread.setDaemon(true);
        thread.start();
        return new Running(notifier);
    }

    boolean awaitReady(java.time.Duration most) throws InterruptedException {
        return notifier.awaitReady(most);
    }

    @Override
    public void close() {
        notifier.close();
    }
}
