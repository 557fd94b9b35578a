package varde.bench.detect;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import varde.bench.ground.Child;
import varde.bench.ground.Ground;
import varde.bench.ground.Progress;
import varde.bench.ground.Waiting;

/**
 * A large population live: for some minutes all is well, and nobody may be called silent; then one in a hundred falls silent,
 * and these and no others must be found. How soon is measured from the deadline, by the broker's stamp of the last heartbeat, to
 * the moment when a reader of committed records has the observation. At last DETECT is killed with -9, and started again or
 * followed by an instance that stood by.
 */
public final class LiveBench {

    /** How long each component is looked at, in milliseconds. */
    public static final long INTERVAL = 10_000;
    /** What is granted on top. */
    public static final long GRACE = 5_000;

    private static final long START_WITHIN_SECONDS = 120;
    private static final long SETTLE_MILLIS = 2 * INTERVAL;
    private static final long ABREAST_MILLIS = 2_000;
    private static final int ONE_IN = 100;

    /**
     * What is measured.
     *
     * @param components how many
     * @param minutes how long all is well; may be a fraction
     * @param threads stream threads
     * @param seed which components fall silent
     * @param end what happens to DETECT in the end
     */
    public record Options(int components, double minutes, int threads, long seed, End end) {}

    /** What happens to DETECT in the end. */
    public enum End {
        /** It is stopped. */
        STOPPED,
        /** It is killed with -9, and started again on an empty folder. */
        RESTARTED,
        /** There are two instances, each with copies of the other's state; one is killed with -9, the other takes over. */
        TAKEN_OVER
    }

    private final Ground ground;
    private final Options options;
    private final Path folder;
    private final Consumer<String> told;
    private final LagWatch lag = new LagWatch();

    /**
     * On these brokers.
     *
     * @param folder for locks of the stage
     * @param told is told of each step
     */
    public LiveBench(Ground ground, Options options, Path folder, Consumer<String> told) {
        this.ground = ground;
        this.options = options;
        this.folder = folder;
        this.told = told;
    }

    /** Measures. */
    public LiveFigures run() throws InterruptedException {
        ground.createTopics();
        Population population = new Population(options.components(), INTERVAL, GRACE);
        Child detect = instance("a");
        try (Ear ear = Ear.start(ground);
                Progress progress = new Progress(
                        ground,
                        StageProcess.Kind.DETECT.group(),
                        ground.topics().heartbeats())) {
            detect.await("RUNNING", START_WITHIN_SECONDS);
            if (options.end() == End.TAKEN_OVER) {
                try (Child second = instance("b")) {
                    second.await("RUNNING", START_WITHIN_SECONDS);
                    return watched(population, ear, progress, detect);
                }
            }
            return watched(population, ear, progress, detect);
        } finally {
            detect.close();
        }
    }

    private Child instance(String name) {
        int standbys = options.end() == End.TAKEN_OVER ? 1 : 0;
        return StageProcess.start(StageProcess.Kind.DETECT, ground, folder.resolve(name), options.threads(), standbys);
    }

    private LiveFigures watched(Population population, Ear ear, Progress progress, Child detect)
            throws InterruptedException {
        try (Field field = Field.start(ground, population)) {
            LiveFigures figures = live(field, ear, progress, detect);
            long killed = System.currentTimeMillis();
            detect.kill();
            return switch (options.end()) {
                case STOPPED -> figures;
                case RESTARTED -> {
                    try (Child again = instance("c")) {
                        yield abreastAgain(ear, figures, killed);
                    }
                }
                case TAKEN_OVER -> abreastAgain(ear, figures, killed);
            };
        }
    }

    private LiveFigures live(Field field, Ear ear, Progress progress, Child detect) throws InterruptedException {
        Waiting.until(
                "every component has been seen once", START_WITHIN_SECONDS, () -> ear.seen() >= options.components());
        Waiting.forMillis(SETTLE_MILLIS);
        told.accept("%,d components live, %,d heartbeats a second; all well for %.1f min"
                .formatted(options.components(), options.components() * 1_000L / INTERVAL, options.minutes()));
        watch(progress, (long) (options.minutes() * TimeUnit.MINUTES.toMillis(1)));
        int before = ear.silences().size();
        BitSet chosen = chosen();
        field.follow(chosen);
        Waiting.forMillis(INTERVAL + 500);
        field.silence(chosen);
        told.accept("%,d fall silent".formatted(chosen.cardinality()));
        watch(progress, INTERVAL + GRACE + INTERVAL);
        detect.say("figures");
        StageFigures stage = StageFigures.read(detect.await("FIGURES", START_WITHIN_SECONDS));
        return judge(field, ear, chosen, before, stage);
    }

    private void watch(Progress progress, long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (System.nanoTime() < end) {
            lag.sample(progress.lag());
            Waiting.forMillis(500);
        }
    }

    private BitSet chosen() {
        Random random = new Random(options.seed());
        BitSet chosen = new BitSet();
        while (chosen.cardinality() < options.components() / ONE_IN) {
            chosen.set(random.nextInt(options.components()));
        }
        return chosen;
    }

    private LiveFigures judge(Field field, Ear ear, BitSet chosen, int before, StageFigures stage) {
        List<Long> waits = new ArrayList<>();
        BitSet found = new BitSet();
        int wrong = before;
        List<Ear.Silence> silences = ear.silences();
        for (Ear.Silence silence : silences.subList(before, silences.size())) {
            if (chosen.get(silence.number())) {
                found.set(silence.number());
                waits.add(silence.heardAt() - (field.lastAppended(silence.number()) + INTERVAL + GRACE));
            } else {
                wrong++;
            }
        }
        int missed = chosen.cardinality() - found.cardinality();
        return new LiveFigures(
                options,
                Waits.of(waits),
                found.cardinality(),
                missed,
                wrong + ear.agentSilences().size(),
                stage.heapBytes() >> 20,
                lag,
                field.lost(),
                -1);
    }

    /**
     * DETECT has just been killed: measures how long it takes until what it says is abreast of the log. Whoever is called silent
     * afterwards is not: those that are have been told before.
     */
    private LiveFigures abreastAgain(Ear ear, LiveFigures figures, long killed) throws InterruptedException {
        int before = ear.silences().size();
        Waiting.until("DETECT is abreast again", START_WITHIN_SECONDS, () -> abreast(ear, killed));
        double seconds = (System.currentTimeMillis() - killed) / 1_000.0;
        told.accept("killed with -9 and abreast again after %.1f s".formatted(seconds));
        Waiting.forMillis(INTERVAL + GRACE + INTERVAL);
        return figures.withRestart(seconds, ear.silences().size() - before);
    }

    private static boolean abreast(Ear ear, long killed) {
        long readUpTo = ear.readUpTo();
        return readUpTo > killed && System.currentTimeMillis() - readUpTo < ABREAST_MILLIS;
    }
}
