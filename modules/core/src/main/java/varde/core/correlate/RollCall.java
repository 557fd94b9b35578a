package varde.core.correlate;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import varde.core.landscape.Component;
import varde.core.landscape.Landscape;
import varde.core.landscape.Watch;
import varde.core.rules.Rule;

/**
 * Calls the roll: each component that is watched should be seen within its interval and grace, and an allowance for the
 * start, after its version of the landscape came into force. Those that were not are listed, by team. A conclusion from
 * absence: while any partition is blind, nothing is concluded.
 */
final class RollCall {

    /** The kind of an outage of components never seen. */
    static final String KIND = "never-seen";

    static final String FROM_LOG = "roll-log";
    static final String FROM_OBSERVED = "roll-observed";
    static final String CALLED = "roll-called";
    private static final long NEVER = -1;

    private final Scene scene;
    private final Memory memory;
    private final Painter painter;
    private final int[] order;

    RollCall(Scene scene, Memory memory, Painter painter) {
        this.scene = scene;
        this.memory = memory;
        this.painter = painter;
        Landscape landscape = scene.landscape();
        this.order = IntStream.range(0, landscape.size())
                .filter(this::expected)
                .boxed()
                .sorted(Comparator.comparingLong(this::patience).thenComparing(landscape.order()))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** What stands for the root of the components that a team lists. */
    static String root(String team) {
        return KIND + "/" + team;
    }

    private boolean expected(int node) {
        Component declaration = scene.landscape().declaration(node);
        return declaration.watch().isPresent() && !Electorate.isJob(declaration);
    }

    private long patience(int node) {
        Optional<Watch> watch = scene.landscape().declaration(node).watch();
        return watch.map(Watch::interval).map(Duration::toMillis).orElse(0L)
                + watch.map(Watch::grace).map(Duration::toMillis).orElse(0L);
    }

    /** Time begins to count with the first observation. */
    void start(Turn turn) {
        if (memory.counter(FROM_LOG, NEVER) == NEVER) {
            restart(turn);
        }
    }

    /** A new version of the landscape is in force: time begins to count anew. */
    void anew(Turn turn) {
        if (memory.counter(FROM_LOG, NEVER) != NEVER) {
            restart(turn);
        }
    }

    private void restart(Turn turn) {
        memory.count(FROM_LOG, turn.now().log(), turn);
        memory.count(FROM_OBSERVED, turn.now().observed(), turn);
        memory.count(CALLED, 0, turn);
    }

    /** Log time at which the roll began to be called. */
    long since() {
        return memory.counter(FROM_LOG, 0);
    }

    /**
     * Calls at most so many whose time is up, and lists those who were never seen.
     *
     * @param listed is given each node newly listed
     * @return whether more are left whose time is up
     */
    boolean call(int most, MarkBook marks, IntConsumer listed, Turn turn) {
        long from = memory.counter(FROM_LOG, NEVER);
        if (from == NEVER
                || memory.counter(CALLED, 0) >= order.length
                || marks.anyBlind()
                || marks.lowest().isEmpty()) {
            return false;
        }
        long allowance = scene.configuration().rules().of(Rule.HOLD_MOST);
        int called = (int) memory.counter(CALLED, 0);
        int end = Math.min(order.length, called + most);
        while (called < end && isDue(order[called], allowance, marks, turn)) {
            int node = order[called++];
            if (!scene.electorate().everSeen(node) && list(node, turn)) {
                listed.accept(node);
            }
        }
        memory.count(CALLED, called, turn);
        return called < order.length && called == end && isDue(order[called], allowance, marks, turn);
    }

    private boolean isDue(int node, long allowance, MarkBook marks, Turn turn) {
        long wait = patience(node) + allowance;
        return memory.counter(FROM_OBSERVED, 0) + wait <= turn.now().observed() && marks.passed(since() + wait);
    }

    /** Whether this instance reads the observations of a node's domain. */
    private boolean mine(int node) {
        return memory.settings().partitions() == 1
                || scene.views().knows(scene.landscape().declaration(node).domain());
    }

    /** Lists a node that was never seen; tells whether it was not listed yet. */
    boolean list(int node, Turn turn) {
        if (!mine(node) || memory.unseen.containsKey(id(node))) {
            return false;
        }
        CorrelateRow.Unseen row =
                new CorrelateRow.Unseen(id(node), painter.listing(node).team());
        memory.unseen.put(row.component(), row);
        turn.keep(row);
        return true;
    }

    /** Strikes a component off the list, if it is there: it was seen, or is no longer expected. */
    boolean strike(String component, Turn turn) {
        if (memory.unseen.remove(component) == null) {
            return false;
        }
        turn.forget(CorrelateRow.UNSEEN, component);
        return true;
    }

    /** Whether a listed component still belongs on this team's list. */
    boolean stillListed(CorrelateRow.Unseen row) {
        int node = scene.landscape().node(row.component());
        return node != Landscape.NONE
                && (expected(node) || scene.isJob(node))
                && !scene.electorate().everSeen(node)
                && painter.listing(node).team().equals(row.team());
    }

    private String id(int node) {
        return scene.landscape().id(node);
    }
}
