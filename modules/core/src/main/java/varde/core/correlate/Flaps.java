package varde.core.correlate;

import java.util.Comparator;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import varde.core.landscape.Landscape;
import varde.core.rules.Rule;
import varde.core.rules.Rules;
import varde.core.time.Now;

/**
 * Damping of what fails and comes back again and again, by a penalty with exponential decay as in RFC 2439: each return of a
 * root adds to it, in a fixed time it halves; above one limit the root is flapping, below a lower one no longer. It is only
 * charged to roots, and counted in observed time. Powers and logarithms are those of {@code StrictMath}, so that every machine
 * decides alike.
 */
final class Flaps {

    /** Penalties are kept in thousandths. */
    private static final long UNIT = 1_000;

    /** A penalty so many times smaller than the lower limit is forgotten; one so many times larger grows no more. */
    private static final long RANGE = 16;

    private record Timer(long observed, String root) {}

    private final Memory memory;
    private final Rules rules;
    private final Landscape landscape;
    private final SortedSet<Timer> timers =
            new TreeSet<>(Comparator.comparingLong(Timer::observed).thenComparing(Timer::root));

    Flaps(Memory memory, Configuration configuration) {
        this.memory = memory;
        this.rules = configuration.rules();
        this.landscape = configuration.landscape();
        memory.flaps.values().forEach(row -> timers.add(timer(row)));
    }

    private long rule(Rule rule, String root) {
        int node = landscape.node(root);
        return node == Landscape.NONE
                ? rules.of(rule)
                : rules.of(rule, landscape.declaration(node).kind());
    }

    private Timer timer(FlapRow row) {
        long off = rule(Rule.FLAP_OFF, row.root()) * UNIT;
        long calm = row.observed() + timeTo(row, row.since() == 0 ? Math.max(1, off / RANGE) : Math.max(1, off));
        boolean mayLast = row.since() != 0 && row.downFrom() != 0 && !row.lasting();
        long lasts = mayLast ? row.downFrom() + rule(Rule.FLAP_LASTS, row.root()) : Long.MAX_VALUE;
        return new Timer(Math.min(calm, lasts), row.root());
    }

    /** How long until a penalty has come down to this limit, in milliseconds. */
    private long timeTo(FlapRow row, long limit) {
        double halves = StrictMath.log((double) row.penalty() / limit) / StrictMath.log(2);
        return Math.max(1, (long) StrictMath.ceil(halves * rule(Rule.FLAP_HALF_LIFE, row.root())) + 1);
    }

    private long decayed(FlapRow row, long observed) {
        double halves = (double) (observed - row.observed()) / Math.max(1, rule(Rule.FLAP_HALF_LIFE, row.root()));
        return (long) StrictMath.floor(row.penalty() * StrictMath.pow(0.5, halves));
    }

    private void keep(FlapRow row, Turn turn) {
        FlapRow before = memory.flaps.put(row.root(), row);
        if (before != null) {
            timers.remove(timer(before));
        }
        timers.add(timer(row));
        turn.keep(row);
    }

    /** A root has come back: it pays for that. */
    void charge(String root, Turn turn) {
        FlapRow before =
                memory.flaps.getOrDefault(root, new FlapRow(root, 0, turn.now().observed(), 0, 0, false));
        long most = rule(Rule.FLAP_OFF, root) * UNIT * RANGE;
        long paid = decayed(before, turn.now().observed()) + rule(Rule.FLAP_PENALTY, root) * UNIT;
        long penalty = Math.min(paid, Math.max(most, rule(Rule.FLAP_ON, root) * UNIT));
        boolean on = before.since() != 0 || penalty >= rule(Rule.FLAP_ON, root) * UNIT;
        long since = before.since() != 0 ? before.since() : on ? turn.now().log() : 0;
        keep(new FlapRow(root, penalty, turn.now().observed(), since, 0, false), turn);
    }

    /** A root that is flapping is down now, or no longer. */
    void down(String root, boolean isDown, Turn turn) {
        if (memory.flaps.isEmpty()) {
            return;
        }
        FlapRow row = memory.flaps.get(root);
        if (row != null && row.since() != 0 && isDown != (row.downFrom() != 0)) {
            long from = isDown ? turn.now().observed() : 0;
            keep(new FlapRow(root, row.penalty(), row.observed(), row.since(), from, false), turn);
        }
    }

    /** Decides about the flap that is due, if any: it is calm now, or has been down for long. Tells which root. */
    Optional<String> due(Turn turn) {
        Now now = turn.now();
        if (timers.isEmpty() || timers.first().observed() > now.observed()) {
            return Optional.empty();
        }
        FlapRow row = memory.flap(timers.first().root());
        long left = decayed(row, now.observed());
        long off = rule(Rule.FLAP_OFF, row.root()) * UNIT;
        boolean lasts = row.downFrom() != 0 && now.observed() - row.downFrom() >= rule(Rule.FLAP_LASTS, row.root());
        if (left < Math.max(1, off / RANGE)) {
            forget(row, turn);
        } else {
            boolean calm = row.since() != 0 && left < off;
            keep(
                    new FlapRow(
                            row.root(),
                            left,
                            now.observed(),
                            calm ? 0 : row.since(),
                            calm ? 0 : row.downFrom(),
                            !calm && (lasts || row.lasting())),
                    turn);
        }
        return Optional.of(row.root());
    }

    private void forget(FlapRow row, Turn turn) {
        timers.remove(timer(row));
        memory.flaps.remove(row.root());
        turn.forget(CorrelateRow.FLAPS, row.root());
    }

    /** Whether a root has failed so often lately that it counts as degraded even while it is seen well. */
    boolean isFlapping(String root) {
        return since(root) != 0;
    }

    /** Whether a root is flapping and has not been down for so long that it counts as down after all. */
    boolean isDamped(String root) {
        FlapRow row = memory.flaps.get(root);
        return row != null && row.since() != 0 && !row.lasting();
    }

    /** Log time since which a root has been flapping, in milliseconds; 0 if it is not. */
    long since(String root) {
        FlapRow row = memory.flaps.get(root);
        return row == null ? 0 : row.since();
    }
}
