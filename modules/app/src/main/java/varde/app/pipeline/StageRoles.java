package varde.app.pipeline;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import varde.app.CannotStart;
import varde.app.log.LogReader;
import varde.core.correlate.CorrelatorSettings;
import varde.core.correlate.Outage;
import varde.core.escalate.EscalateSettings;
import varde.streams.Canaries;
import varde.streams.CannotRun;
import varde.streams.StageApplication;
import varde.streams.StageSettings;
import varde.streams.Stages;

/** Starts the three stages on a line. */
public final class StageRoles {

    private static final Duration DETECT_PULSE = Duration.ofMillis(250);
    private static final Duration PULSE = Duration.ofSeconds(1);

    private final Line line;
    private final Path state;
    private final int standbys;
    private final int replicas;

    /**
     * On this line.
     *
     * @param state a folder of this process alone, for locks
     * @param standbys copies of state on other instances
     * @param replicas how many brokers keep each changelog
     */
    public StageRoles(Line line, Path state, int standbys, int replicas) {
        this.line = line;
        this.state = state;
        this.standbys = standbys;
        this.replicas = replicas;
    }

    /**
     * Starts DETECT.
     *
     * @throws CannotStart if its topics are not as they should be
     */
    public StageApplication detect() {
        return detect(Canaries.Song.USUAL);
    }

    /**
     * Starts DETECT with canaries that sing otherwise than usual.
     *
     * @throws CannotStart if its topics are not as they should be
     */
    public StageApplication detect(Canaries.Song song) {
        return started(() -> StageApplication.start(
                        Stages.detect(line.topics(), line.codecs()), settings("detect"), DETECT_PULSE)
                .with(Canaries.start(
                        line.topics().heartbeats(),
                        line.codecs().heartbeats(),
                        line.kafka().bootstrap(),
                        line.clients(),
                        song)));
    }

    /**
     * Starts CORRELATE.
     *
     * @throws CannotStart if its topics are not as they should be
     */
    public StageApplication correlate() {
        return started(() -> StageApplication.start(
                Stages.correlate(line.topics(), line.codecs(), partitions(), firstNumber()),
                settings("correlate"),
                PULSE));
    }

    /**
     * Starts ESCALATE.
     *
     * @throws CannotStart if its topics are not as they should be
     */
    public StageApplication escalate(EscalateSettings escalate) {
        return started(() -> StageApplication.start(
                Stages.escalate(line.topics(), line.codecs(), escalate), settings("escalate"), PULSE));
    }

    private interface Starting {
        StageApplication start() throws ExecutionException, InterruptedException;
    }

    private static StageApplication started(Starting starting) {
        try {
            return starting.start();
        } catch (CannotRun e) {
            throw new CannotStart(e.getMessage() == null ? "a stage cannot run" : e.getMessage(), e);
        } catch (ExecutionException e) {
            throw new CannotStart("Kafka cannot be asked: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("interrupted while a stage was starting", e);
        }
    }

    private StageSettings settings(String stage) {
        return new StageSettings(
                line.kafka().bootstrap(),
                state.resolve(stage),
                1,
                standbys,
                replicas,
                line.topics().maxRequestSize(),
                line.clients());
    }

    private int partitions() throws ExecutionException, InterruptedException {
        String observations = line.topics().observations().name();
        try (Admin admin = Admin.create(line.clients())) {
            KafkaFuture<TopicDescription> described = Objects.requireNonNull(admin.describeTopics(List.of(observations))
                    .topicNameValues()
                    .get(observations));
            return described.get().partitions().size();
        }
    }

    /** Above every number that an outage has ever had; asked only while the stage has read nothing yet. */
    private int firstNumber() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(line.clients())) {
            boolean begun = !admin.listConsumerGroupOffsets("varde-correlate")
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .isEmpty();
            if (begun) {
                return CorrelatorSettings.FIRST_NUMBER;
            }
        }
        AtomicInteger highest = new AtomicInteger(CorrelatorSettings.FIRST_NUMBER - 1);
        LogReader.readAll(line.kafka(), java.util.List.of(line.topics().outages()), record -> {
            if (record.value() != null && line.codecs().outages().decode(record.value()) instanceof Outage outage) {
                highest.accumulateAndGet(outage.number(), Math::max);
            }
        });
        return highest.get() + 1;
    }
}
