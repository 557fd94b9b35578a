package varde.bench.storm;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import varde.bench.scenario.Evaluation;
import varde.bench.scenario.VirtualPipeline;
import varde.core.correlate.Member;
import varde.core.correlate.Outage;
import varde.core.detect.Observation;
import varde.core.detect.View;
import varde.core.page.Page;
import varde.core.page.Texts;

/**
 * The core cut through the decisions alone, CORRELATE and ESCALATE on one thread. All observations lie there at once, as after a stop: what
 * is measured is the whole time to decide them, and, where the outage waits for its time in the log, that wait as well, the hold aside.
 */
public final class CoreStorm implements VirtualPipeline.Witness {

    private static final long STEP = 250;
    private static final long MARK_EVERY = 1_000;
    private static final long GIVE_UP = 120_000;
    private static final int TRANSITIONS = 20_000;
    private static final long MEGABYTE = 1L << 20;

    private final CoreCut cut;
    private final Texts texts;
    private final Set<String> opened = new HashSet<>();
    private final Map<String, Outage> latest = new HashMap<>();
    private VirtualPipeline pipeline;
    private long time = Evaluation.BEGIN;
    private int pages;

    /** A storm on this cut. */
    public CoreStorm(CoreCut cut, Texts texts) {
        this.cut = cut;
        this.texts = texts;
        this.pipeline = new VirtualPipeline(cut.terrain().configuration(), texts, time, this);
    }

    /** Measures it; the figures by their names in {@code --json}. */
    public Map<String, Object> run() {
        Map<String, Object> figures = new LinkedHashMap<>();
        long begun = System.nanoTime();
        pipeline = new VirtualPipeline(cut.terrain().configuration(), texts, time, this);
        figures.put("in_force_ms", since(begun));
        begun = System.nanoTime();
        observe(cut.well(time));
        figures.put("all_well_ms", since(begun));
        figures.put("loaded_heap_mb", heap());
        pass(30_000);
        figures.put("transition_us", transition());
        pass(60_000);
        storm(figures, "root_first", true);
        figures.put("heap_mb", heap());
        observe(cut.well(time));
        pass(1_200_000);
        figures.put("open_after", open());
        storm(figures, "root_last", false);
        figures.put("max_ms", Math.max(number(figures, "root_first_ms"), number(figures, "root_last_ms")));
        return figures;
    }

    private static long number(Map<String, Object> figures, String name) {
        return Long.parseLong(String.valueOf(figures.get(name)));
    }

    private void storm(Map<String, Object> figures, String name, boolean rootFirst) {
        opened.clear();
        pages = 0;
        List<Observation.Seen> root = cut.ofRoot(time);
        List<Observation.Seen> others = cut.ofOthers(time);
        long begun = System.nanoTime();
        observe(rootFirst ? root : others);
        observe(rootFirst ? others : root);
        long waited = 0;
        while (cut.failures(latest.values()) < cut.components() && waited < GIVE_UP) {
            pass(STEP);
            waited += STEP;
        }
        long hold = latest.values().stream()
                .filter(outage -> outage.root().equals(cut.root()))
                .mapToLong(Outage::held)
                .max()
                .orElse(0);
        figures.put(name + "_ms", since(begun) + Math.max(0, waited - hold));
        figures.put(name + "_decided_ms", since(begun));
        figures.put(name + "_hold_ms", hold);
        figures.put(name + "_outages", opened.size());
        figures.put(name + "_failures", cut.failures(latest.values()));
        figures.put(name + "_pages", pages);
    }

    private long open() {
        return latest.values().stream()
                .filter(outage -> outage.status() == Outage.Status.OPEN)
                .count();
    }

    private void observe(List<Observation.Seen> seen) {
        for (Observation.Seen each : seen) {
            pipeline.observe(each, time);
        }
    }

    private void pass(long milliseconds) {
        for (long end = time + milliseconds; time < end; ) {
            time += STEP;
            if (time % MARK_EVERY == 0) {
                pipeline.observe(new Observation.Mark(0, time), time);
                pipeline.pulse(time);
            }
        }
    }

    /** Microseconds for one observation that changes a state, ones of a kind everywhere in the landscape: half of them failures. */
    private double transition() {
        List<Observation.Seen> bad = cut.ofOthers(time);
        List<Observation.Seen> some = bad.subList(0, Math.min(TRANSITIONS, bad.size()));
        long begun = System.nanoTime();
        observe(some);
        for (Observation.Seen each : some) {
            pipeline.observe(
                    new Observation.Seen(
                            each.agent(),
                            each.component(),
                            each.domain(),
                            each.site(),
                            View.OK,
                            each.message(),
                            time,
                            each.patience(),
                            0),
                    time);
        }
        return Math.round((System.nanoTime() - begun) / 10.0 / (2.0 * some.size())) / 100.0;
    }

    private static long since(long begun) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE;
    }

    @Override
    public void told(Outage outage, long at) {
        latest.put(outage.id(), outage);
        if (outage.change() == Outage.Change.OPENED || outage.change() == Outage.Change.REOPENED) {
            opened.add(outage.id());
        }
    }

    @Override
    public void joined(Member member, long at) {
        // Only how many there are matters, and the outage says that.
    }

    @Override
    public void paged(Page page, long at) {
        if (page.kind() == Page.Kind.PAGE) {
            pages++;
        }
    }
}
