package varde.core.correlate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import varde.core.landscape.Falling;
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
 *
 * <p>Fewer failures are enough in two cases. Two roots or more that broke together, of which a component that nobody sees is the
 * one that all hang on: then what would fall with it is counted in place of what hangs on it directly, as in the risk models of
 * SCORE (Kompella and others, 2005), since redundancy hides part of it. And a middle that is seen well although what it needs is
 * down: it is an unreported link between a known root and what fails above it.
 */
final class Suspects {

    /** The counter of a suspected cause: log time since which it is taken for broken. */
    static final String INFERRED = "inferred/";

    private static final int AGAINST = 3;
    private static final int MOST_ABOVE = 64;
    private static final int MOST_FALLING = 1_000;
    private static final int FEWEST_ROOTS = 2;
    private static final int MOST_MIDDLES = 3;

    private final Landscape landscape;
    private final Rules rules;
    private final Memory memory;
    private final Trouble trouble;
    private final Hanging hanging;
    private final Falling falling;
    private final Windows windows;
    private State[] counted;
    private final int[] down;
    private final int[] well;
    private final int[] observable;
    private final long[] patience;

    /** Nodes on which enough hangs, or of those that nobody looks at through what hangs on them. */
    private final BitSet possible = new BitSet();

    private final SortedSet<String> doubtful = new TreeSet<>();
    private final Set<String> inferred = new HashSet<>();

    Suspects(Configuration configuration, Memory memory, Trouble trouble, Windows windows) {
        this.landscape = configuration.landscape();
        this.rules = configuration.rules();
        this.memory = memory;
        this.trouble = trouble;
        this.windows = windows;
        this.hanging = new Hanging(landscape);
        this.falling = new Falling(landscape);
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
        for (int node = 0; node < size; node++) {
            if (observable[node] >= least(node)) {
                possible.set(node);
            } else if (observable[node] >= FEWEST_ROOTS && isUnwatched(node)) {
                awaitCommon(node);
            }
        }
        inferred.addAll(memory.counted(INFERRED));
        doubtful.addAll(inferred);
    }

    private boolean isUnwatched(int node) {
        return landscape.declaration(node).watch().isEmpty();
    }

    /** Few hang on it directly; if enough would fall with it all the same, it may be suspected once they have been seen. */
    private void awaitCommon(int node) {
        int seen = 0;
        for (int fallen : falling.with(node, MOST_FALLING)) {
            seen += isUnwatched(fallen) ? 0 : 1;
        }
        possible.set(node, seen >= least(node));
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
        return possible.get(node) ? patience[node] : 0;
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
        if (!inferred.isEmpty() && isInferred(landscape.id(node))) {
            doubtful.add(landscape.id(node));
        }
    }

    /** Whether a component is taken for broken although nobody sees it so. */
    boolean isInferred(String component) {
        return !inferred.isEmpty() && inferred.contains(component);
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
        int middle = middle(root);
        if (middle != Landscape.NONE) {
            return Optional.of(middle);
        }
        int best = Landscape.NONE;
        for (int cause : causes(root)) {
            boolean better = best == Landscape.NONE || score(cause) > score(best);
            if (better
                    && trouble.level(cause) != Trouble.DOWN
                    && (isEnough(cause, least(cause), root) || isCommon(cause, root))) {
                best = cause;
            }
        }
        return best == Landscape.NONE ? Optional.empty() : Optional.of(best);
    }

    private List<Integer> causes(int node) {
        List<Integer> causes = new ArrayList<>();
        hanging.eachCause(node, MOST_ABOVE, causes::add);
        return causes;
    }

    /** Something between this root and another that is seen well, although it lacks what it needs and most of what hangs on it fails. */
    private int middle(int root) {
        SortedSet<Integer> passed = new TreeSet<>();
        List<Integer> row = List.of(root);
        for (int step = 0; step < MOST_MIDDLES && passed.size() < MOST_ABOVE; step++) {
            List<Integer> next = new ArrayList<>();
            for (int above : row) {
                for (int cause : causes(above)) {
                    if (trouble.level(cause) == Trouble.DOWN || !passed.add(cause)) {
                        continue;
                    }
                    if (trouble.lacks(cause)
                            && isNear(trouble.lackingThrough(cause), root, within(cause))
                            && isEnough(cause, 1, root)) {
                        return cause;
                    }
                    next.add(cause);
                }
            }
            row = next;
        }
        return Landscape.NONE;
    }

    /** Whether a component that nobody sees is what several roots hang on that broke together, and nearly all that would fall with it fails. */
    private boolean isCommon(int suspect, int root) {
        boolean unseen = suspect < down.length && counted[suspect] != State.UP;
        if (!unseen || well[suspect] > 0 || down[suspect] < FEWEST_ROOTS) {
            return false;
        }
        int[] roots = {0};
        hanging.eachSymptom(suspect, symptom -> {
            boolean together = isNear(symptom, root, patience[suspect]) && windows.until(symptom) == 0;
            roots[0] += counted[symptom] == State.DOWN && trouble.isRoot(symptom) && together ? 1 : 0;
        });
        if (roots[0] < FEWEST_ROOTS) {
            return false;
        }
        long fails = 0;
        long works = 0;
        for (int node : falling.with(suspect, MOST_FALLING)) {
            fails += counted[node] == State.DOWN ? 1 : 0;
            works += counted[node] == State.UP ? 1 : 0;
        }
        long share =
                rules.of(Rule.INFER_SHARE_SEEN, landscape.declaration(suspect).kind());
        return fails >= least(suspect) && fails * 100L >= share * (fails + works);
    }

    private boolean isNear(int one, int other, long within) {
        return Math.abs(trouble.brokeAt(one) - trouble.brokeAt(other)) <= within;
    }

    private long within(int suspect) {
        return rules.of(Rule.INFER_WITHIN, landscape.declaration(suspect).kind());
    }

    /** How much is said for a suspect; being seen well itself speaks against it as well. */
    private int score(int node) {
        int against = well[node] + (counted[node] == State.UP ? 1 : 0);
        return down[node] - AGAINST * against;
    }

    /** The share of what hangs on a component that must fail: more if it is seen well, unless it lacks what it needs. */
    private long share(int node) {
        Rule rule = counted[node] == State.UP && !trouble.lacks(node) ? Rule.INFER_SHARE_SEEN : Rule.INFER_SHARE;
        return rules.of(rule, landscape.declaration(node).kind());
    }

    /** Whether enough of what hangs on a suspect fails, and broke at about the time at which this root did. */
    private boolean isEnough(int suspect, long least, int root) {
        if (down[suspect] < least || down[suspect] * 100L < share(suspect) * (down[suspect] + well[suspect])) {
            return false;
        }
        long within = within(suspect);
        int[] together = {0};
        hanging.eachSymptom(suspect, symptom -> {
            boolean unplanned = windows.until(symptom) == 0;
            boolean counts = counted[symptom] == State.DOWN && unplanned && isNear(symptom, root, within);
            together[0] += counts ? 1 : 0;
        });
        return together[0] >= least && together[0] * 100L >= share(suspect) * (together[0] + well[suspect]);
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
        inferred.add(landscape.id(suspect));
    }

    /** No longer takes for broken what too little speaks for by now, or what is seen: tells which. */
    SortedSet<String> release(Turn turn) {
        if (doubtful.isEmpty()) {
            return Collections.emptySortedSet();
        }
        SortedSet<String> released = new TreeSet<>();
        for (String component : doubtful) {
            int node = landscape.node(component);
            if (isInferred(component) && (node == Landscape.NONE || !stays(node))) {
                memory.uncount(INFERRED + component, turn);
                inferred.remove(component);
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

    /** Whether it is seen well by its own check. */
    boolean isSeenWell(int node) {
        return node < counted.length && counted[node] == State.UP;
    }

    /** For people: how much of what hangs on a component fails. */
    String said(int node) {
        int seen = node < down.length ? down[node] + well[node] : 0;
        return seen == 0
                ? "nothing that hangs on it is seen"
                : down[node] + " of the " + seen + " that hang on it " + (down[node] == 1 ? "fails" : "fail");
    }
}
