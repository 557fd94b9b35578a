package varde.streams;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import varde.core.stage.Row;

/** A stage at work: its Kafka Streams application and the pulser beside it. */
public final class StageApplication implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StageApplication.class);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(20);

    private final String name;
    private final KafkaStreams streams;
    private final Pulser pulser;
    private final StageFigures figures;
    private final int wantedThreads;
    private final AtomicReference<String> stopped = new AtomicReference<>("");
    private Optional<Canaries> canaries = Optional.empty();

    private StageApplication(
            String name, KafkaStreams streams, Pulser pulser, StageFigures figures, int wantedThreads) {
        this.name = name;
        this.streams = streams;
        this.pulser = pulser;
        this.figures = figures;
        this.wantedThreads = wantedThreads;
    }

    /**
     * Starts a stage; it goes on where it was.
     *
     * @param pulse the pace of its pulses
     * @throws CannotRun if its topics are not as they should be
     */
    public static <I, R extends Row, O> StageApplication start(
            StageSpec<I, R, O> spec, StageSettings settings, Duration pulse) {
        Map<String, String> ids = StageTopics.check(spec, settings);
        Properties properties = settings.of(spec);
        StageFigures figures = new StageFigures();
        KafkaStreams streams = new KafkaStreams(
                StageTopology.of(spec, topic -> ids.getOrDefault(topic, topic), properties, figures), properties);
        Pulser pulser = Pulser.start(spec.main(), pulse, settings.bootstrap(), settings.kafka());
        StageApplication application = new StageApplication(spec.name(), streams, pulser, figures, settings.threads());
        streams.setUncaughtExceptionHandler(new ReplacementPolicy(
                spec.name(),
                () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()),
                pause -> LockSupport.parkNanos(pause.toNanos()),
                application.stopped::set));
        streams.start();
        return application;
    }

    /** Canaries live and end with it. */
    public StageApplication with(Canaries singing) {
        canaries = Optional.of(singing);
        return this;
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** Whether it decides: all its tasks have their state. */
    public boolean running() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    /** What the stage tells of itself. */
    public StageFigures figures() {
        return figures;
    }

    /** How many of its stream threads do not live, though they should. */
    public int deadThreads() {
        long alive = streams.metadataForLocalThreads().stream()
                .filter(thread -> !thread.threadState().equals("DEAD")
                        && !thread.threadState().equals("PENDING_SHUTDOWN"))
                .count();
        return (int) Math.max(0, wantedThreads - alive);
    }

    /** What Kafka Streams and its clients measure of themselves. */
    public Map<MetricName, ? extends Metric> metrics() {
        return streams.metrics();
    }

    /** Why it stopped for good, if it did. */
    public Optional<String> failure() {
        String reason = stopped.get();
        if (reason.isEmpty() && streams.state().hasCompletedShutdown()) {
            return Optional.of(name + " has stopped");
        }
        return reason.isEmpty() ? Optional.empty() : Optional.of(reason);
    }

    /** Stops in good order: what has been decided is committed, and another instance may take over at once. */
    @Override
    public void close() {
        canaries.ifPresent(Canaries::close);
        pulser.close();
        boolean closed =
                streams.close(CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                        .withTimeout(CLOSE_WITHIN));
        if (!closed) {
            LOG.warn("{} did not stop within {} s", name, CLOSE_WITHIN.toSeconds());
        }
    }
}
