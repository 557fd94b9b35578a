package varde.bench.notify;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;
import varde.bench.ground.Child;
import varde.bench.ground.Ground;
import varde.bench.ground.Waiting;
import varde.core.oncall.Channel;

/** Kills notifiers, at each moment between reading a page and having done with it, and at moments drawn by chance. */
public final class KillBench {

    private static final long READY_SECONDS = 120;
    private static final int PEOPLE = 12;
    private static final int PAGES_A_LIFE = 15;
    private static final int LONGEST_LIFE_MS = 700;

    private final Supplier<Ground> grounds;
    private final int lanes;

    /**
     * On these brokers.
     *
     * @param grounds each time a prefix of its own
     * @param lanes how many notifiers live and die side by side, each on its own topics
     */
    public KillBench(Supplier<Ground> grounds, int lanes) {
        this.grounds = grounds;
        this.lanes = lanes;
    }

    /** One death at each moment, and another notifier that takes over. */
    public void atEachPoint(Consumer<FaultRow> told) throws InterruptedException {
        List<Callable<FaultRow>> deaths = new ArrayList<>();
        for (DeathPoint point : DeathPoint.values()) {
            if (point != DeathPoint.NEVER) {
                deaths.add(() -> at(point));
            }
        }
        sideBySide(deaths).forEach(told);
    }

    /** So many deaths at random moments. */
    public FaultRow atRandom(int kills, long seed) throws InterruptedException {
        List<Callable<FaultRow>> shares = new ArrayList<>();
        for (int lane = 0; lane < lanes; lane++) {
            int share = kills / lanes + (lane < kills % lanes ? 1 : 0);
            long own = seed + lane;
            shares.add(() -> atRandom(share, new Random(own)));
        }
        FaultRow sum = new FaultRow("", 0, 0, 0, 0, 0, 0, "");
        for (FaultRow row : sideBySide(shares)) {
            sum = new FaultRow(
                    kills + " times kill -9 at random moments (seed " + seed + ")",
                    sum.pages() + row.pages(),
                    sum.arrived() + row.arrived(),
                    sum.said() + row.said(),
                    sum.lost() + row.lost(),
                    sum.repeated() + row.repeated(),
                    sum.unmarked() + row.unmarked(),
                    "each time another process went on");
        }
        return sum;
    }

    private FaultRow at(DeathPoint point) throws InterruptedException {
        try (Scene scene = new Scene(grounds.get())) {
            SmsPeer gateway = scene.peer("a", SmsPeer.Manner.DELIVERS);
            scene.writer().write(Channel.SMS, PEOPLE, PEOPLE, Scene.FOREVER);
            try (Child mortal = MortalNotifier.start(scene.ground(), gateway.url(), point)) {
                mortal.await("DYING", READY_SECONDS);
                mortal.kill();
            }
            scene.with(MortalNotifier.start(scene.ground(), gateway.url(), DeathPoint.NEVER));
            scene.awaitAll();
            return scene.row("kill -9: " + point.words(), "another process went on");
        }
    }

    private FaultRow atRandom(int kills, Random random) throws InterruptedException {
        try (Scene scene = new Scene(grounds.get())) {
            SmsPeer gateway = scene.peer("a", SmsPeer.Manner.DELIVERS);
            for (int i = 0; i < kills; i++) {
                try (Child mortal = MortalNotifier.start(scene.ground(), gateway.url(), DeathPoint.NEVER)) {
                    scene.writer().write(Channel.SMS, PAGES_A_LIFE, PEOPLE, Scene.FOREVER);
                    // Half of them die at work, the others at any moment, the start included.
                    if (random.nextBoolean()) {
                        mortal.await("READY", READY_SECONDS);
                        Waiting.forMillis(random.nextInt(LONGEST_LIFE_MS));
                    } else {
                        Waiting.forMillis(random.nextInt(8 * LONGEST_LIFE_MS));
                    }
                    mortal.kill();
                }
            }
            scene.with(MortalNotifier.start(scene.ground(), gateway.url(), DeathPoint.NEVER));
            scene.awaitAll();
            return scene.row("", "");
        }
    }

    private List<FaultRow> sideBySide(List<Callable<FaultRow>> deaths) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(lanes);
        try {
            List<FaultRow> rows = new ArrayList<>();
            for (Future<FaultRow> row : threads.invokeAll(deaths)) {
                rows.add(row.get());
            }
            return rows;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a notifier did not go on: " + e.getCause(), e);
        } finally {
            threads.shutdownNow();
        }
    }
}
