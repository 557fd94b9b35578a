package varde.bench.notify;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import varde.bench.ground.Child;
import varde.bench.ground.Ground;
import varde.bench.ground.Lifeline;
import varde.core.oncall.Channel;
import varde.notify.Delivery;
import varde.notify.Message;
import varde.notify.Provider;
import varde.notify.Timeouts;

/**
 * A notifier for SMS in a process of its own, which dies at a given moment as by kill -9. The moments in Kafka's clients are met by
 * their interceptors, so that the notifier itself is the one that runs in production.
 */
public final class MortalNotifier {

    private static final List<String> JVM =
            List.of("-Xmx160m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");
    private static final Duration READY_WITHIN = Duration.ofSeconds(90);

    private MortalNotifier() {}

    /** Starts one; it says {@code READY} when it reads pages, and {@code DYING} before it dies. */
    static Child start(Ground ground, String gateway, DeathPoint point) {
        return Child.start(
                MortalNotifier.class.getName(),
                JVM,
                List.of(ground.bootstrap(), ground.topics().prefix(), gateway, point.name()));
    }

    /** What the process runs. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Ground ground = Ground.at(arguments[0], arguments[1], 1);
        DeathPoint point = DeathPoint.valueOf(arguments[3]);
        Death.comesAt(point, ground);
        Provider gateway = SmsPeer.provider("a", arguments[2], Timeouts.USUAL);
        Map<String, Object> clients = ground.clients();
        if (point != DeathPoint.NEVER) {
            clients.put(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG, Death.class.getName());
        }
        Running running =
                Running.start(ground, Channel.SMS, List.of(new Mortal(gateway)), java.time.Clock.systemUTC(), clients);
        if (running.awaitReady(READY_WITHIN)) {
            Lifeline.say("READY");
        }
        Lifeline.hear(line -> {});
        Runtime.getRuntime().halt(0);
    }

    /** A provider at which death may come. */
    private record Mortal(Provider gateway) implements Provider {

        @Override
        public String id() {
            return gateway.id();
        }

        @Override
        public Delivery send(Message message) {
            Death.at(DeathPoint.ASKING);
            Delivery delivery = gateway.send(message);
            Death.at(DeathPoint.ANSWERED);
            return delivery;
        }
    }
}
