package varde.app.agent;

import io.micrometer.core.instrument.Tags;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import varde.agent.Look;
import varde.agent.ProbeAgent;
import varde.agent.Witness;
import varde.app.health.Figures;
import varde.app.health.Health;
import varde.core.detect.HeartbeatStatus;

/** What an agent tells of itself; hands on all that it witnesses. */
final class AgentFigures implements Witness {

    private final Witness next;
    private final Map<HeartbeatStatus, LongAdder> looks = new EnumMap<>(HeartbeatStatus.class);
    private volatile Optional<String> cutOff = Optional.of("no heartbeat has reached Kafka yet");

    AgentFigures(Witness next) {
        this.next = next;
        for (HeartbeatStatus status : HeartbeatStatus.values()) {
            looks.put(status, new LongAdder());
        }
    }

    @Override
    public void looked(Look look) {
        LongAdder count = looks.get(look.finding().status());
        if (count != null) {
            count.increment();
        }
        next.looked(look);
    }

    @Override
    public void cutOff(String why) {
        cutOff = Optional.of("heartbeats do not reach Kafka: " + why);
        next.cutOff(why);
    }

    @Override
    public void through(long dropped) {
        cutOff = Optional.empty();
        next.through(dropped);
    }

    /** It lives as long as its process, and is ready while its heartbeats get through. */
    Health health() {
        return Health.of(() -> cutOff);
    }

    /** Adds what it tells. */
    void tell(Figures figures, ProbeAgent agent) {
        looks.forEach((status, count) -> {
            if (status != HeartbeatStatus.LEAVING && status != HeartbeatStatus.STARTED) {
                Tags tags = Tags.of("status", status.name().toLowerCase(Locale.ROOT));
                figures.counter("varde.agent.looks", tags, count, LongAdder::sum);
            }
        });
        figures.counter("varde.agent.dropped", Tags.empty(), agent, ProbeAgent::dropped);
        figures.gauge("varde.agent.checks", Tags.empty(), agent, ProbeAgent::checks);
    }
}
