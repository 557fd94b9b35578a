package varde.core.correlate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What CORRELATE remembers of outages, apart from any landscape: it outlives each version of the configuration. */
final class Memory {

    /** The counter of a root that somebody has resolved by hand: log time since which. It is quiet until it is seen well. */
    static final String RESOLVED = "resolved/";

    /** The counter of a root that was merged into another outage by hand: that outage's number. */
    private static final String JOINED = "joined/";

    static final String NEXT_NUMBER = "next-number";

    private final CorrelatorSettings settings;
    private final SortedMap<String, OutageCase> cases = new TreeMap<>();
    private final Map<String, OutageCase> openByRoot = new HashMap<>();
    private final Map<String, OutageCase> closedByRoot = new HashMap<>();
    final Map<String, CorrelateRow.Hold> holds = new HashMap<>();
    final Map<String, CorrelateRow.Membership> members = new HashMap<>();
    final SortedMap<String, CorrelateRow.Unseen> unseen = new TreeMap<>();
    final JobBook jobs = new JobBook();
    final SortedMap<String, FlapRow> flaps = new TreeMap<>();
    final SortedMap<String, WindowRow> windows = new TreeMap<>();
    private final Map<String, Long> counters = new HashMap<>();
    private final TreeSet<String> counted = new TreeSet<>();

    Memory(CorrelatorSettings settings) {
        this.settings = settings;
    }

    void restore(CorrelateRow.Life row) {
        caseOf(row.key()).restore(row);
    }

    void restore(CorrelateRow.Tally row) {
        caseOf(row.key()).restore(row);
    }

    void restore(CorrelateRow.Counter row) {
        counters.put(row.name(), row.value());
        counted.add(row.name());
    }

    /** Finds cases by their roots, once all rows are restored. */
    void index() {
        cases.values().removeIf(known -> known.life.told().isEmpty());
        cases.values().forEach(this::index);
        for (String root : counted(JOINED)) {
            openNumber((int) counter(JOINED + root, 0)).ifPresent(known -> join(root, known));
        }
    }

    private OutageCase caseOf(String id) {
        return cases.computeIfAbsent(id, OutageCase::new);
    }

    /** A new case, not yet opened. */
    OutageCase create(String id) {
        return caseOf(id);
    }

    /** Finds a case by its present root from now on. */
    void index(OutageCase known) {
        if (known.open()) {
            openByRoot.put(known.root(), known);
            closedByRoot.remove(known.root(), known);
        } else if (known.life.closed()) {
            openByRoot.remove(known.root(), known);
            closedByRoot.put(known.root(), known);
        }
    }

    /** The open outage with this number. */
    Optional<OutageCase> openNumber(int number) {
        return cases.values().stream()
                .filter(known -> known.open() && known.outage().number() == number)
                .findFirst();
    }

    private void join(String root, OutageCase known) {
        known.joined.add(root);
        openByRoot.put(root, known);
    }

    /** What this root explains belongs to an outage with another root, because somebody said so. */
    void join(String root, OutageCase known, Turn turn) {
        join(root, known);
        count(JOINED + root, known.outage().number(), turn);
    }

    /** That is over. */
    void unjoin(String root, Turn turn) {
        OutageCase known = openByRoot.get(root);
        if (known != null && known.joined.remove(root)) {
            openByRoot.remove(root);
            uncount(JOINED + root, turn);
        }
    }

    /** That is over for all roots of an outage but its own. */
    void unjoinAll(OutageCase known, Turn turn) {
        List.copyOf(known.joined).forEach(root -> unjoin(root, turn));
    }

    /** The open outage that has this very root. */
    Optional<OutageCase> openAt(String root) {
        return open(root).filter(known -> known.root().equals(root));
    }

    /** No longer finds an open case by this root. */
    void unindex(String root, OutageCase known) {
        openByRoot.remove(root, known);
    }

    /** Finds an open case by a root that it is about to have. */
    void index(String root, OutageCase known) {
        openByRoot.put(root, known);
    }

    void forget(OutageCase known, Turn turn) {
        cases.remove(known.id);
        closedByRoot.remove(known.root(), known);
        known.forget(turn);
    }

    /** The open outage with this root. */
    Optional<OutageCase> open(String root) {
        return Optional.ofNullable(openByRoot.get(root));
    }

    /** The outage with this root that is over but may be reopened. */
    Optional<OutageCase> closed(String root) {
        return Optional.ofNullable(closedByRoot.get(root));
    }

    /** The open outage that this identity stands for now: itself, or the one that took it over. */
    Optional<OutageCase> resolve(String id) {
        OutageCase known = cases.get(id);
        while (known != null && !known.open()) {
            known = known.outage().mergedInto().map(cases::get).orElse(null);
        }
        return Optional.ofNullable(known);
    }

    /** The outage of this identity, which must be remembered. */
    OutageCase known(String id) {
        OutageCase known = cases.get(id);
        if (known == null) {
            throw new IllegalStateException("outage " + id + " is not remembered");
        }
        return known;
    }

    /** The open outage that a component was last said to belong to. */
    Optional<OutageCase> outageSaid(String component) {
        return Optional.ofNullable(members.get(component))
                .flatMap(CorrelateRow.Membership::outage)
                .flatMap(this::resolve);
    }

    /** How often a root has failed lately, which must be remembered. */
    FlapRow flap(String root) {
        FlapRow row = flaps.get(root);
        if (row == null) {
            throw new IllegalStateException("nothing is remembered of how often " + root + " has failed");
        }
        return row;
    }

    /** All outages remembered, by identity. */
    Iterable<OutageCase> cases() {
        return cases.values();
    }

    /** How many outages are open. */
    long openOutages() {
        return cases.values().stream().filter(OutageCase::open).count();
    }

    /** The next short number. */
    int number(Turn turn) {
        long number = counter(NEXT_NUMBER, (long) settings.firstNumber() + settings.partition());
        count(NEXT_NUMBER, number + settings.partitions(), turn);
        return (int) number;
    }

    long counter(String name, long standard) {
        return counters.getOrDefault(name, standard);
    }

    /** The names of numbers that begin so, without that beginning. */
    List<String> counted(String prefix) {
        return counted.tailSet(prefix).stream()
                .takeWhile(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()))
                .toList();
    }

    /** Forgets a number; tells whether it was there. */
    boolean uncount(String name, Turn turn) {
        boolean known = counters.remove(name) != null;
        if (known) {
            counted.remove(name);
            turn.forget(CorrelateRow.COUNTERS, name);
        }
        return known;
    }

    void count(String name, long value, Turn turn) {
        Long before = counters.put(name, value);
        if (before == null) {
            counted.add(name);
        }
        if (before == null || before != value) {
            turn.keep(new CorrelateRow.Counter(name, value));
        }
    }

    CorrelatorSettings settings() {
        return settings;
    }
}
