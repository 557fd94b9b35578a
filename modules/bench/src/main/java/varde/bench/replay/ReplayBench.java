package varde.bench.replay;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import varde.bench.detect.Population;
import varde.bench.detect.StageProcess;
import varde.bench.ground.Child;
import varde.bench.ground.Ground;
import varde.bench.ground.Progress;
import varde.bench.ground.Waiting;
import varde.replay.Outcome;
import varde.replay.Replay;
import varde.replay.recording.KafkaRecording;
import varde.replay.recording.Recording;

/**
 * How fast heartbeats are replayed, against the 25,000 a second that a region sends, and whether every decision comes out as
 * DETECT made it. DETECT itself, in a process of its own, decides first; then its log is replayed in this process.
 */
public final class ReplayBench {

    /** Heartbeats a second of a region with 250,000 components. */
    private static final double REAL_TIME = 25_000;

    private static final long WITHIN_SECONDS = 240;
    private static final long INTERVAL = 10_000;

    private final Ground ground;
    private final Path folder;
    private final Consumer<String> told;

    /**
     * What came of it.
     *
     * @param heartbeats how many were replayed
     * @param seconds how long that took
     * @param processor for how many seconds of that this process, its compiler and collector too, had a processor
     * @param agreed how many decisions came out alike
     * @param differences how many did not, and nothing explains it
     * @param heapMb the most that the heap held, garbage included, in MiB
     */
    public record Figures(
            long heartbeats, double seconds, double processor, long agreed, long differences, long heapMb) {

        /** How much faster than they were sent. */
        public double timesRealTime() {
            return heartbeats / REAL_TIME / seconds;
        }
    }

    /**
     * On these brokers.
     *
     * @param folder for locks of the stage
     * @param told is told of each step
     */
    public ReplayBench(Ground ground, Path folder, Consumer<String> told) {
        this.ground = ground;
        this.folder = folder;
        this.told = told;
    }

    /** Measures. */
    public Figures run(int components, long heartbeats) throws InterruptedException {
        ground.createTopics();
        fill(components, heartbeats);
        told.accept("%,d heartbeats of %,d components written".formatted(heartbeats, components));
        decide();
        told.accept("DETECT has decided");
        resetPeak();
        double processed = processorSeconds();
        long began = System.nanoTime();
        try (Recording recording = KafkaRecording.open(
                ground.clients(),
                ground.topics(),
                ground.codecs(),
                new KafkaRecording.Wanted(Optional.empty(), Optional.empty(), read -> {}))) {
            Outcome outcome = Replay.of(
                    recording,
                    new Replay.Options(
                            0,
                            Optional.empty(),
                            true,
                            false,
                            false,
                            Runtime.getRuntime().availableProcessors()),
                    new varde.replay.Progress());
            double seconds = (System.nanoTime() - began) / (double) TimeUnit.SECONDS.toNanos(1);
            return new Figures(
                    outcome.read(),
                    seconds,
                    processorSeconds() - processed,
                    outcome.agreed(),
                    outcome.unexplained(),
                    peakMb());
        }
    }

    private void decide() throws InterruptedException {
        StageProcess.Kind kind = StageProcess.Kind.DETECT;
        try (Progress progress =
                new Progress(ground, kind.group(), ground.topics().heartbeats())) {
            Map<TopicPartition, Long> ends = progress.ends();
            long all = ends.values().stream().mapToLong(Long::longValue).sum();
            try (Child stage = StageProcess.start(kind, ground, folder, 2)) {
                stage.await("RUNNING", WITHIN_SECONDS);
                Waiting.until("all is read", WITHIN_SECONDS, () -> progress.done(ends) >= all);
            }
        }
    }

    private void fill(int components, long heartbeats) {
        Map<String, Object> settings = ground.clients();
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        settings.put(
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                ground.topics().heartbeats().compression());
        Population population = new Population(components, INTERVAL, INTERVAL / 2);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (long n = 0; n < heartbeats; n++) {
                int number = (int) (n % components);
                producer.send(new ProducerRecord<>(
                        ground.topics().heartbeats().name(),
                        Population.key(number),
                        ground.codecs()
                                .heartbeats()
                                .encode(population.beat(number, n / components + 1, System.currentTimeMillis()))));
            }
        }
    }

    /** For how many seconds this process has had a processor so far; 0 where that is not told. */
    static double processorSeconds() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getProcessCpuTime() / (double) TimeUnit.SECONDS.toNanos(1)
                : 0;
    }

    static void resetPeak() {
        System.gc();
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    /** What the heap's pools have held at the most since the reset, garbage included. */
    static long peakMb() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum()
                >> 20;
    }
}
