package varde.core.correlate;

import java.util.Arrays;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import varde.core.landscape.Landscape;
import varde.core.landscape.State;
import varde.core.landscape.Watch;
import varde.core.rules.Rule;
import varde.core.rules.Rules;

/**
 * Causes that nobody sees: if most of what hangs on one component fails together, that component is suspected. What hangs
 * on it is seen itself and needs it in a line that cannot do without it, directly or through what nobody looks at. Each that
 * is seen well speaks against it, three times as much as a failure speaks for it; of several suspects the one with the most
 * said for it is taken. The counts are kept up to date as views change; a component is suspected only when the hold of
 * something that hangs on it has ended.
 */
final class Suspects {

    /** The counter of a suspected cause: log time since which it is taken for broken. */
    static final String INFERRED = "inferred/";

    private static final int AGAINST = 3;
    private static final int MOST_ABOVE = 64;

    private final Landscape landscape;
    private final Rules rules;
    private final Memory memory;
    private final Trouble trouble;
    private final Hanging hanging;
    private final Windows windows;
    private State[] counted;
    private final int[] down;
    private final int[] well;
    private final int[] observable;
    private final long[] patience;
    private final SortedSet<String> doubtful = new TreeSet<>();

    Suspects(Configuration configuration, Memory memory, Trouble trouble, Windows windows) {
        this.landscape = configuration.landscape();
        this.rules = configuration.rules();
        this.memory = memory;
        this.trouble = trouble;
        this.windows = windows;
        this.hanging = new Hanging(landscape);
        int size = landscape.size();
        counted = new State[size];
        Arrays.fill(counted, State.UNKNOWN);
        down = new int[size];
        well = new int[size];
        observable = new int[size];
        patience = new long[size];
        for (int node = 0; node < size; node++) {
            Optional<Watch> watch = landscape.declaration(node).watch();
            if (watch.isPresent() && !Electorate.isJob(landscape.declaration(node))) {
                long own =
                        watch.get().interval().toMillis() + watch.get().grace().toMillis();
                hanging.eachCause(node, MOST_ABOVE, cause -> {
                    observable[cause]++;
                    patience[cause] = Math.max(patience[cause], own);
                });
            }
        }
        doubtful.addAll(memory.counted(INFERRED));
    }

    void grow(int size) {
        if (size > counted.length) {
            int before = counted.length;
            counted = Arrays.copyOf(counted, Math.max(size, before + before / 2));
            Arrays.fill(counted, before, counted.length, State.UNKNOWN);
        }
    }

    /** How long it may take until so many fail that a component is suspected, in milliseconds; 0 if it never can be. */
    long patience(int node) {
        return node < patience.length && observable[node] >= least(node) ? patience[node] : 0;
    }

    private long least(int node) {
        return rules.of(Rule.INFER_LEAST, landscape.declaration(node).kind());
    }

    /** What is seen of a node, in place of what it was counted as before. */
    void count(int node, State seen) {
        if (counted[node] == seen || Electorate.isJob(landscape.declaration(node))) {
            return;
        }
        int downs = (seen == State.DOWN ? 1 : 0) - (counted[node] == State.DOWN ? 1 : 0);
        int wells = (seen == State.UP ? 1 : 0) - (counted[node] == State.UP ? 1 : 0);
        counted[node] = seen;
        doubt(node);
        if (downs != 0 || wells != 0) {
            hanging.eachCause(node, MOST_ABOVE, cause -> {
                down[cause] += downs;
                well[cause] += wells;
                doubt(cause);
            });
        }
    }

    private void doubt(int node) {
        if (isInferred(landscape.id(node))) {
            doubtful.add(landscape.id(node));
        }
    }

    /** Whether a component is taken for broken although nobody sees it so. */
    boolean isInferred(String component) {
        return since(component) != 0;
    }

    /** Log time since which a component is taken for broken, in milliseconds; 0 if it is not. */
    long since(String component) {
        return memory.counter(INFERRED + component, 0);
    }

    /**
     * The most likely cause of a root that nobody sees as broken, if there is one.
     *
     * @param root the root
     */
    Optional<Integer> of(int root) {
        int[] best = {Landscape.NONE};
        hanging.eachCause(root, MOST_ABOVE, cause -> {
            boolean better = best[0] == Landscape.NONE || score(cause) > score(best[0]);
            if (better && isPlausible(cause) && failTogether(cause, root)) {
                best[0] = cause;
            }
        });
        return best[0] == Landscape.NONE ? Optional.empty() : Optional.of(best[0]);
    }

    /** How much is said for a suspect; being seen well itself speaks against it as well. */
    private int score(int node) {
        int against = well[node] + (counted[node] == State.UP ? 1 : 0);
        return down[node] - AGAINST * against;
    }

    private boolean isPlausible(int node) {
        return trouble.level(node) != Trouble.DOWN
                && down[node] >= least(node)
                && down[node] * 100L >= share(node) * (down[node] + well[node]);
    }

    private long share(int node) {
        Rule rule = counted[node] == State.UP ? Rule.INFER_SHARE_SEEN : Rule.INFER_SHARE;
        return rules.of(rule, landscape.declaration(node).kind());
    }

    /** Whether enough of what hangs on a suspect broke at about the time at which this root did. */
    private boolean failTogether(int suspect, int root) {
        long within = rules.of(Rule.INFER_WITHIN, landscape.declaration(suspect).kind());
        int[] together = {0};
        hanging.eachSymptom(suspect, symptom -> {
            boolean near = Math.abs(trouble.brokeAt(symptom) - trouble.brokeAt(root)) <= within;
            boolean unplanned = windows.until(symptom) == 0;
            together[0] += counted[symptom] == State.DOWN && near && unplanned ? 1 : 0;
        });
        return together[0] >= least(suspect) && together[0] * 100L >= share(suspect) * (together[0] + well[suspect]);
    }

    /** Takes a suspect for broken from now on. */
    void infer(int suspect, Turn turn) {
        long[] first = {turn.now().log()};
        hanging.eachSymptom(suspect, symptom -> {
            if (counted[symptom] == State.DOWN && trouble.isRoot(symptom)) {
                first[0] = Math.min(first[0], trouble.brokeAt(symptom));
            }
        });
        memory.count(INFERRED + landscape.id(suspect), first[0], turn);
    }

    /** No longer takes for broken what too little speaks for by now, or what is seen: tells which. */
    SortedSet<String> release(Turn turn) {
        SortedSet<String> released = new TreeSet<>();
        for (String component : doubtful) {
            int node = landscape.node(component);
            if (isInferred(component) && (node == Landscape.NONE || !stays(node))) {
                memory.uncount(INFERRED + component, turn);
                released.add(component);
            }
        }
        doubtful.clear();
        return released;
    }

    /** Half of what makes a suspect keeps it one, so that it is not given up with the first that comes back. */
    private boolean stays(int node) {
        return counted[node] != State.DOWN
                && down[node] > 0
                && down[node] * 200L >= share(node) * (down[node] + well[node]);
    }

    /** Other causes that explain all that an inferred one explains, and as well. */
    SortedSet<Integer> alike(int inferred) {
        SortedSet<Integer> alike = new TreeSet<>();
        if (!isInferred(landscape.id(inferred))) {
            return alike;
        }
        boolean[] begun = {false};
        hanging.eachSymptom(inferred, symptom -> {
            if (counted[symptom] != State.DOWN || (begun[0] && alike.isEmpty())) {
                return;
            }
            SortedSet<Integer> causes = new TreeSet<>();
            hanging.eachCause(symptom, MOST_ABOVE, causes::add);
            if (begun[0]) {
                alike.retainAll(causes);
            } else {
                alike.addAll(causes);
                begun[0] = true;
            }
        });
        alike.removeIf(other -> other == inferred || down[other] != down[inferred] || score(other) != score(inferred));
        return alike;
    }

    /** For people: how much of what hangs on a component fails. */
    String said(int node) {
        int seen = node < down.length ? down[node] + well[node] : 0;
        return seen == 0
                ? "nothing that hangs on it is seen"
                : down[node] + " of the " + seen + " that hang on it " + (down[node] == 1 ? "fails" : "fail");
    }
}
