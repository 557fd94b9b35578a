package varde.app.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import varde.app.CannotStart;
import varde.config.notifiers.NotifierSettings;
import varde.core.oncall.Channel;
import varde.notify.Notifier;
import varde.notify.NotifierRole;
import varde.notify.Provider;

/** The notifiers of all channels that the configuration names providers for, each on a thread of its own. */
public final class NotifierRoles implements AutoCloseable {

    private final List<Notifier> notifiers = new ArrayList<>();

    private NotifierRoles() {}

    /**
     * Starts them.
     *
     * @throws CannotStart if no channel has a provider
     */
    public static NotifierRoles start(Line line, NotifierSettings settings) {
        NotifierRoles roles = new NotifierRoles();
        Map<String, Object> clients = new HashMap<>(line.kafka().settings());
        clients.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, line.kafka().bootstrap());
        for (Channel channel : Channel.values()) {
            List<Provider> providers = Providers.of(channel, settings);
            if (!providers.isEmpty()) {
                roles.run(
                        new NotifierRole(channel, providers, line.topics(), line.codecs(), clients, Clock.systemUTC()));
            }
        }
        if (roles.notifiers.isEmpty()) {
            throw new CannotStart("notifiers.yaml names no provider, so nobody could be reached: add one");
        }
        return roles;
    }

    private void run(NotifierRole role) {
        Notifier notifier = new Notifier(role);
        notifiers.add(notifier);
        Thread thread = new Thread(notifier, role.group());
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits until all know what has been sent before; false if that took longer than it may. */
    public boolean awaitReady(Duration most) {
        try {
            long end = System.nanoTime() + most.toNanos();
            for (Notifier notifier : notifiers) {
                if (!notifier.awaitReady(Duration.ofNanos(Math.max(0, end - System.nanoTime())))) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        notifiers.forEach(Notifier::close);
    }
}
