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

    private static final long START_WITHIN_SECONDS = 120;

    /**
     * How often components are looked at, and how long they may be overdue, in milliseconds.
     *
     * @param interval from look to look
     * @param grace beyond it
     */
    record Pace(long interval, long grace) {
        /** So fast that little time passes for many deadlines. */
        static final Pace FAST = new Pace(2_000, 1_000);
        /** As in a network: slower than brokers elect a new leader. */
        static final Pace REAL = new Pace(10_000, 5_000);

        long deadline() {
            return interval + grace;
        }
    }

    private final Brokers brokers;
    private final Pace pace;
    private final Ground ground;
    private final Map<String, Child> stages = new HashMap<>();
    private final BitSet victims = new BitSet();
    private final Field field;
    private final Ear ear;
    private long over;

    Stand(Brokers brokers, Pace pace, long seed) throws InterruptedException {
        this.brokers = brokers;
        this.pace = pace;
        this.ground = Ground.at(brokers.bootstrap(), "bench.", Math.min(3, brokers.count()));
        ground.createTopics();
        Random random = new Random(seed);
        while (victims.cardinality() < VICTIMS) {
            victims.set(random.nextInt(COMPONENTS));
        }
        startStage("a");
        awaitStage("a");
        ear = Ear.start(ground);
        field = Field.start(ground, new Population(COMPONENTS, pace.interval(), pace.grace()));
        Waiting.until("every component has been seen", START_WITHIN_SECONDS, () -> ear.seen() >= COMPONENTS);
        Waiting.forMillis(2 * pace.interval());
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
        long least = System.currentTimeMillis() + pace.deadline() + pace.interval();
        long end = Math.max(least, from + pace.deadline() + bound + 2 * pace.interval());
        while (System.currentTimeMillis() < end) {
            Waiting.forMillis(200);
        }
        return compare(name, bound);
    }

    private Disturbed compare(String name, long bound) {
        Audit audit = Audit.of(ground, pace.deadline());
        BitSet found = new BitSet();
        List<Long> waits = new ArrayList<>();
        int held = 0;
        int wrong = 0;
        for (Ear.Silence silence : ear.silences()) {
            String id = Population.component(silence.number());
            long last = audit.lastOf(id);
            if (victims.get(silence.number()) && silence.since() >= last && !found.get(silence.number())) {
                found.set(silence.number());
                waits.add(silence.heardAt() - Math.max(last + pace.deadline(), over));
            } else if (audit.wasSilent(id, silence.since())) {
                held++;
            } else {
                wrong++;
            }
        }
        for (Ear.AgentSilence silence : ear.agentSilences()) {
            if (audit.wasSilent(silence.agent(), silence.since())) {
                held++;
            } else {
                wrong++;
            }
        }
        int late = (int) waits.stream().filter(wait -> wait > bound).count();
        Disturbed.Counts counts = new Disturbed.Counts(VICTIMS, found.cardinality(), wrong, late, held);
        return new Disturbed(name, counts, Waits.of(waits), bound);
    }

    @Override
    public void close() {
        field.close();
        ear.close();
        stages.values().forEach(Child::kill);
    }
}
