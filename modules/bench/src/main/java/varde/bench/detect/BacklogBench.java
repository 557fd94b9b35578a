package varde.bench.detect;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import varde.bench.ground.Child;
import varde.bench.ground.Ground;
import varde.bench.ground.Progress;
import varde.bench.ground.Waiting;

/**
 * How many heartbeats a second DETECT takes from a backlog, exactly once and with its state kept, against an empty processor
 * that only decodes the same records. Each takes the whole backlog in a process of its own, by turns. What is measured comes last:
 * a stage runs for months, but on two cores the compiler is at work for the first three quarters of a minute. The broker's compiler is as well, so
 * that a first round is told and not counted. Rates are taken from committed offsets.
 */
public final class BacklogBench {

    private static final long READ_WITHIN_SECONDS = 180;
    private static final long INTERVAL = 10_000;
    private static final long GRACE = 5_000;

    /**
     * What is measured.
     *
     * @param components how many report
     * @param heartbeats how many are measured
     * @param warmUp how many come before them and are not
     * @param threads stream threads
     * @param rounds how often each is measured, after a round that is not counted; the median counts
     */
    public record Options(int components, long heartbeats, long warmUp, int threads, int rounds) {}

    private final Ground ground;
    private final Options options;
    private final Path folder;
    private final Consumer<String> told;

    /**
     * On these brokers.
     *
     * @param folder for locks of the stages
     * @param told is told of each step
     */
    public BacklogBench(Ground ground, Options options, Path folder, Consumer<String> told) {
        this.ground = ground;
        this.options = options;
        this.folder = folder;
        this.told = told;
    }

    /** Measures. */
    public BacklogFigures run() throws InterruptedException {
        ground.createTopics();
        long began = System.nanoTime();
        fill();
        told.accept("%,d heartbeats of %,d components written in %.1f s"
                .formatted(options.warmUp() + options.heartbeats(), options.components(), seconds(began)));
        List<Double> yardstick = new ArrayList<>();
        List<Double> detect = new ArrayList<>();
        List<StageFigures> figures = new ArrayList<>();
        for (int round = 0; round <= options.rounds(); round++) {
            Reading plain = read(StageProcess.Kind.YARDSTICK, round);
            Reading ours = read(StageProcess.Kind.DETECT, round);
            told.accept("the yardstick reads %,.0f a second, DETECT %,.0f%s"
                    .formatted(plain.perSecond(), ours.perSecond(), round == 0 ? "; not counted" : ""));
            if (round > 0) {
                yardstick.add(plain.perSecond());
                detect.add(ours.perSecond());
                figures.add(ours.figures());
            }
        }
        return BacklogFigures.of(options, yardstick, detect, figures.get(figures.size() - 1));
    }

    private void fill() {
        Map<String, Object> settings = ground.clients();
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        settings.put(
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                ground.topics().heartbeats().compression());
        Population population = new Population(options.components(), INTERVAL, GRACE);
        String topic = ground.topics().heartbeats().name();
        byte[][] keys = new byte[options.components()][];
        for (int number = 0; number < keys.length; number++) {
            keys[number] = Population.key(number);
        }
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            RoundOrder order = new RoundOrder(keys.length);
            for (long n = 0; n < options.warmUp() + options.heartbeats(); n++) {
                int place = (int) (n % keys.length);
                if (place == 0) {
                    order.begin();
                }
                int number = order.number(place);
                byte[] value = ground.codecs()
                        .heartbeats()
                        .encode(population.beat(number, n / keys.length + 1, System.currentTimeMillis()));
                producer.send(new ProducerRecord<>(topic, keys[number], value));
            }
        }
    }

    private record Reading(double perSecond, StageFigures figures) {}

    private Reading read(StageProcess.Kind kind, int round) throws InterruptedException {
        try (Progress progress =
                new Progress(ground, kind.group(), ground.topics().heartbeats())) {
            Map<TopicPartition, Long> ends = progress.ends();
            long all = ends.values().stream().mapToLong(Long::longValue).sum();
            Path state = folder.resolve(kind + "-" + round);
            Reading reading;
            try (Child stage = StageProcess.start(kind, ground, state, options.threads())) {
                stage.await("RUNNING", READ_WITHIN_SECONDS);
                Waiting.until(
                        "what comes before is read",
                        READ_WITHIN_SECONDS,
                        () -> progress.done(ends) >= all - options.heartbeats());
                long from = System.nanoTime();
                long before = progress.done(ends);
                Waiting.until("all is read", READ_WITHIN_SECONDS, () -> progress.done(ends) >= all);
                double perSecond = (all - before) / seconds(from);
                stage.say("figures");
                reading = new Reading(perSecond, StageFigures.read(stage.await("FIGURES", READ_WITHIN_SECONDS)));
            }
            progress.forget();
            return reading;
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / (double) TimeUnit.SECONDS.toNanos(1);
    }
}
