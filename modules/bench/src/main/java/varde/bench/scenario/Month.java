package varde.bench.scenario;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.IntStream;
import varde.core.detect.Observation;
import varde.core.detect.View;

/**
 * A plausible month, or any number of days, of what DETECT says of a landscape: everything is seen well at the beginning; then components
 * fail and mend by the {@link Habits} of real machines, each with all that cannot be without it, and each look notices it within its
 * interval and grace. In the order of time, and the same for the same seed.
 */
public final class Month implements Iterator<Month.Entry> {

    /** Half a failure for each component in a year, as at Los Alamos: 23,739 on 4,750 nodes in nine years. */
    public static final double FAILURES_A_YEAR = 0.5;

    private static final double YEAR = 365.25 * 86_400_000;
    private static final long MARK_EVERY = 1_000;

    /**
     * One record of {@code observations}.
     *
     * @param at its log time, in milliseconds since the epoch
     * @param observation what it says
     */
    public record Entry(long at, Observation observation) {}

    /**
     * What month.
     *
     * @param begin its first moment, in milliseconds since the epoch
     * @param days how many days it has
     * @param seed decides what fails when
     * @param marks whether DETECT's marks, one each second, are among the entries
     */
    public record Terms(long begin, int days, long seed, boolean marks) {}

    private record Active(int node, long until) {}

    private final Terrain terrain;
    private final Terms terms;
    private final Random random;
    private final Breakage breakage;
    private final int[] watched;
    private final double mean;
    private final long end;
    private final PriorityQueue<Entry> pending = new PriorityQueue<>(Comparator.comparingLong(Entry::at)
            .thenComparing(entry -> ((Observation.Seen) entry.observation()).component())
            .thenComparing(entry -> ((Observation.Seen) entry.observation()).agent()));
    private final PriorityQueue<Active> active =
            new PriorityQueue<>(Comparator.comparingLong(Active::until).thenComparingInt(Active::node));
    private final Map<Look, Long> last = new HashMap<>();
    private BitSet down = new BitSet();
    private int opening;
    private List<Entry> openings = List.of();
    private long nextFailure;
    private long nextMark;
    private int failures;

    /** The month of these terms on this terrain. */
    public Month(Terrain terrain, Terms terms) {
        this.terrain = terrain;
        this.terms = terms;
        this.random = Chance.of(terms.seed());
        this.breakage = new Breakage(terrain.landscape());
        this.watched = IntStream.range(0, terrain.landscape().size())
                .filter(terrain::isWatched)
                .toArray();
        this.mean = YEAR / (FAILURES_A_YEAR * watched.length);
        this.end = terms.begin() + terms.days() * 86_400_000L;
        this.nextFailure = Habits.next(terms.begin(), mean, random);
        this.nextMark = terms.marks() ? terms.begin() + MARK_EVERY : Long.MAX_VALUE;
    }

    /** How many faults there have been so far; what they took down with them is not counted. */
    public int failures() {
        return failures;
    }

    @Override
    public boolean hasNext() {
        if (opening < terrain.landscape().size() || !openings.isEmpty()) {
            return true;
        }
        advance();
        return nextMark < end || !pending.isEmpty();
    }

    @Override
    public Entry next() {
        while (openings.isEmpty() && opening < terrain.landscape().size()) {
            int node = opening++;
            openings = terrain.looks(node).stream()
                    .map(look -> entry(look, View.OK, terms.begin(), terms.begin()))
                    .toList();
        }
        if (!openings.isEmpty()) {
            Entry entry = openings.get(0);
            openings = openings.subList(1, openings.size());
            return entry;
        }
        if (!hasNext()) {
            throw new NoSuchElementException("the month is over");
        }
        if (nextMark < end
                && (pending.isEmpty() || nextMark <= pending.element().at())) {
            Entry mark = new Entry(nextMark, new Observation.Mark(0, nextMark));
            nextMark += MARK_EVERY;
            return mark;
        }
        return pending.remove();
    }

    /** Lets things fail and mend until it is certain what comes next. */
    private void advance() {
        while (true) {
            long mends = active.isEmpty() ? Long.MAX_VALUE : active.element().until();
            long event = Math.min(nextFailure, mends);
            boolean certain = (!pending.isEmpty() && pending.element().at() <= event) || nextMark <= event;
            if (certain || event >= end) {
                return;
            }
            if (mends <= nextFailure) {
                active.remove();
            } else {
                failures++;
                active.add(new Active(watched[random.nextInt(watched.length)], event + Habits.lasts(random)));
                nextFailure = Habits.next(event, mean, random);
            }
            notice(event);
        }
    }

    private void notice(long event) {
        BitSet now = breakage.of(active.stream().map(Active::node).toList(), Drift.NONE);
        BitSet turned = (BitSet) now.clone();
        turned.xor(down);
        down = now;
        turned.stream().forEach(node -> {
            for (Look look : terrain.looks(node)) {
                View bad = look.self() ? View.SILENT : View.FAILED;
                View view = now.get(node) ? bad : View.OK;
                long takes = view == View.SILENT
                        ? look.grace() + (long) (random.nextDouble() * look.interval())
                        : (long) (random.nextDouble() * look.interval());
                long before = last.getOrDefault(look, 0L);
                long at = Math.max(event + takes, before + 1);
                last.put(look, at);
                pending.add(entry(look, view, at, view == View.SILENT ? event : at));
            }
        });
    }

    private Entry entry(Look look, View view, long at, long since) {
        return new Entry(
                at,
                new Observation.Seen(
                        look.agent(),
                        terrain.landscape().id(look.node()),
                        terrain.landscape().declaration(look.node()).domain(),
                        look.site(),
                        view,
                        view == View.OK ? "simulated: works" : "simulated: does not answer",
                        since,
                        look.interval() + look.grace(),
                        0));
    }

    /** The rest of the month in one list, for short months only. */
    public List<Entry> all() {
        List<Entry> all = new ArrayList<>();
        forEachRemaining(all::add);
        return all;
    }
}
