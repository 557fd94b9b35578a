package varde.agent;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import varde.agent.check.Finding;
import varde.core.detect.Heartbeat;
import varde.core.detect.HeartbeatStatus;

/**
 * A probe agent at work: looks at its components, each at its own pace, and says what it saw. It says something for itself
 * at least once an interval, and every two seconds when it watches others, because a component is only found silent once its
 * agent has spoken again.
 */
public final class ProbeAgent implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ProbeAgent.class);

    /** A little under the two seconds that are promised. */
    private static final Duration SPEAK_EVERY = Duration.ofMillis(1_800);

    private final AgentFile file;
    private final Heartbeats heartbeats;
    private final Witness witness;
    private final Crew crew;
    private final AtomicBoolean closed = new AtomicBoolean();
    /** Drawn anew at each start: tells two agents with the same id apart. */
    private final long session = 1L + new SecureRandom().nextInt(Integer.MAX_VALUE);

    private long sequence;

    private ProbeAgent(AgentFile file, Heartbeats heartbeats, Witness witness) {
        this.file = file;
        this.heartbeats = heartbeats;
        this.witness = witness;
        this.crew = new Crew("agent", file.checks().size(), file.workers());
    }

    /**
     * Starts an agent. The first looks are spread over the interval, each at a random moment of its
     * own part of it.
     *
     * @param file what it has to do
     * @param heartbeats where its heartbeats go; ended with the agent
     * @param witness whom to tell
     */
    public static ProbeAgent start(AgentFile file, Heartbeats heartbeats, Witness witness) {
        ProbeAgent agent = new ProbeAgent(file, heartbeats, witness);
        Duration speak = file.interval();
        if (!file.checks().isEmpty() && speak.compareTo(SPEAK_EVERY) > 0) {
            speak = SPEAK_EVERY;
        }
        agent.repeat(Duration.ZERO, speak, agent::speak);
        Beginnings beginnings = new Beginnings(file.checks().size(), ThreadLocalRandom.current());
        for (int index = 0; index < file.checks().size(); index++) {
            Watched watched = file.checks().get(index);
            Duration interval = watched.pace().interval();
            Watch watch = new Watch(watched, agent.crew, agent::looked);
            agent.repeat(beginnings.of(index, interval), interval, watch::begin);
        }
        return agent;
    }

    /**
     * Looks once at each component, as many at the same time as there are workers, and needs no Kafka.
     *
     * @param each told of each look as soon as it is over, in any order, by one thread
     * @return what was found, in the order of the file
     * @throws InterruptedException when the thread is interrupted meanwhile
     */
    public static List<Look> once(AgentFile file, Consumer<Look> each) throws InterruptedException {
        try (Crew crew = new Crew("agent-once", file.checks().size(), file.workers())) {
            List<CompletableFuture<Look>> looks = new ArrayList<>();
            Deque<Watch> next = new ArrayDeque<>();
            for (Watched watched : file.checks()) {
                CompletableFuture<Look> look = new CompletableFuture<>();
                looks.add(look);
                next.add(new Watch(watched, crew, found -> {
                    each.accept(found);
                    beginNext(next);
                    look.complete(found);
                }));
            }
            // All of this is done by the clock's thread: a look's time begins when there is a worker for it.
            for (int worker = 0; worker < crew.size(); worker++) {
                crew.clock.execute(() -> beginNext(next));
            }
            List<Look> found = new ArrayList<>();
            for (CompletableFuture<Look> look : looks) {
                found.add(look.get());
            }
            return found;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("a look always ends with a finding", impossible);
        }
    }

    private static void beginNext(Deque<Watch> next) {
        Watch watch = next.poll();
        if (watch != null) {
            watch.begin();
        }
    }

    /** How many heartbeats were given up since the start, because Kafka was away for too long. */
    public long dropped() {
        return heartbeats.dropped();
    }

    /** How many components it looks at. */
    public int checks() {
        return file.checks().size();
    }

    private void repeat(Duration first, Duration every, Runnable task) {
        Runnable careful = () -> {
            try {
                task.run();
            } catch (RuntimeException defect) {
                // One that gets out would end the repetition, and with it the watch.
                LOG.error("a defect in the agent; it goes on", defect);
            }
        };
        crew.clock.scheduleAtFixedRate(careful, first.toNanos(), every.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void speak() {
        heartbeats.say(own(HeartbeatStatus.OK, ownWords()));
    }

    private String ownWords() {
        long dropped = heartbeats.dropped();
        return "watches " + file.checks().size() + (dropped == 0 ? "" : "; " + dropped + " heartbeats dropped");
    }

    private void looked(Look look) {
        heartbeats.say(of(look));
        witness.looked(look);
    }

    private Heartbeat of(Look look) {
        Watched watched = look.watched();
        Finding finding = look.finding();
        return new Heartbeat(
                file.id(),
                watched.component(),
                watched.domain(),
                file.site(),
                finding.status(),
                watched.pace().interval().toMillis(),
                watched.pace().graceSaid().toMillis(),
                finding.message(),
                ++sequence,
                System.currentTimeMillis(),
                look.attempts() == 0 ? -1 : look.took().toMillis(),
                session);
    }

    private Heartbeat own(HeartbeatStatus status, String message) {
        return new Heartbeat(
                file.id(),
                file.id(),
                file.domain(),
                file.site(),
                status,
                file.interval().toMillis(),
                file.grace().toMillis(),
                message,
                ++sequence,
                System.currentTimeMillis(),
                -1,
                session);
    }

    /**
     * Stops in good order: no more looks, a last heartbeat that says LEAVING, and all that is still waiting handed over. Takes a
     * few seconds at most, also when the broker is away.
     */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            crew.close();
            awaitClock();
            heartbeats.endWith(own(HeartbeatStatus.LEAVING, "stopped in good order"));
        }
    }

    /** What the clock thread has begun it ends: nothing may be said after LEAVING, which it would revoke. */
    private void awaitClock() {
        try {
            if (!crew.clock.awaitTermination(2, TimeUnit.SECONDS)) {
                LOG.warn("the agent's clock does not stop; leaving all the same");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
