package varde.bench.detect;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import varde.bench.ground.Brokers;
import varde.bench.ground.Child;
import varde.bench.ground.Ground;
import varde.bench.ground.Waiting;

/** What a disturbance happens to: brokers, a population, instances of DETECT, and an ear. */
final class Stand implements AutoCloseable {

    static final int COMPONENTS = 20_000;
    static final int VICTIMS = 200;
    static final long INTERVAL = 2_000;
    static final long GRACE = 1_000;

    private static final long START_WITHIN_SECONDS = 120;

    private final Brokers brokers;
    private final Ground ground;
    private final Map<String, Child> stages = new HashMap<>();
    private final BitSet victims = new BitSet();
    private final Field field;
    private final Ear ear;
    private long over;

    Stand(Brokers brokers, long seed) throws InterruptedException {
        this.brokers = brokers;
        this.ground = Ground.at(brokers.bootstrap(), "bench.", Math.min(3, brokers.count()));
        ground.createTopics();
        Random random = new Random(seed);
        while (victims.cardinality() < VICTIMS) {
            victims.set(random.nextInt(COMPONENTS));
        }
        startStage("a");
        awaitStage("a");
        ear = Ear.start(ground);
        field = Field.start(ground, new Population(COMPONENTS, INTERVAL, GRACE));
        field.follow(victims);
        Waiting.until("every component has been seen", START_WITHIN_SECONDS, () -> ear.seen() >= COMPONENTS);
        Waiting.forMillis(2 * INTERVAL);
    }

    Brokers brokers() {
        return brokers;
    }

    Field field() {
        return field;
    }

    void startStage(String instance) {
        stages.put(
                instance,
                StageProcess.start(
                        StageProcess.Kind.DETECT,
                        ground,
                        brokers.folder("state").resolve(instance),
                        1));
    }

    void awaitStage(String instance) throws InterruptedException {
        stage(instance).await("RUNNING", START_WITHIN_SECONDS);
    }

    Child stage(String instance) {
        Child stage = stages.get(instance);
        if (stage == null) {
            throw new IllegalArgumentException("no instance " + instance);
        }
        return stage;
    }

    /** The victims fall silent now. */
    void silence() {
        field.silence(victims);
    }

    void seconds(long seconds) throws InterruptedException {
        Waiting.forMillis(TimeUnit.SECONDS.toMillis(seconds));
    }

    /** The disturbance is over: from now on what is silent has to be found. */
    void over() {
        over = System.currentTimeMillis();
    }

    /**
     * Waits as long as may be, and longer, and judges.
     *
     * @param bound how long after its deadline, and after the disturbance, a silence may take to be told, in milliseconds
     */
    Disturbed judge(String name, long bound) throws InterruptedException {
        long from = over == 0 ? System.currentTimeMillis() : over;
        long least = System.currentTimeMillis() + INTERVAL + GRACE + INTERVAL;
        long end = Math.max(least, from + INTERVAL + GRACE + bound + 2 * INTERVAL);
        while (System.currentTimeMillis() < end) {
            Waiting.forMillis(200);
        }
        BitSet found = new BitSet();
        List<Long> waits = new ArrayList<>();
        int wrong = (int) ear.silentAgents();
        for (Ear.Silence silence : ear.silences()) {
            if (victims.get(silence.number()) && !found.get(silence.number())) {
                found.set(silence.number());
                long due = Math.max(field.lastAppended(silence.number()) + INTERVAL + GRACE, over);
                waits.add(silence.heardAt() - due);
            } else {
                wrong++;
            }
        }
        int late = (int) waits.stream().filter(wait -> wait > bound).count();
        return new Disturbed(
                name, VICTIMS, found.cardinality(), VICTIMS - found.cardinality(), wrong, late, Waits.of(waits), bound);
    }

    @Override
    public void close() {
        field.close();
        ear.close();
        stages.values().forEach(Child::kill);
    }
}
