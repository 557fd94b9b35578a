package varde.core.correlate;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What CORRELATE remembers of outages, apart from any landscape: it outlives each version of the configuration. */
final class Memory {

    private static final String NEXT_NUMBER = "next-number";

    private final CorrelatorSettings settings;
    private final SortedMap<String, OutageCase> cases = new TreeMap<>();
    private final Map<String, OutageCase> openByRoot = new HashMap<>();
    private final Map<String, OutageCase> closedByRoot = new HashMap<>();
    final Map<String, CorrelateRow.Hold> holds = new HashMap<>();
    final Map<String, CorrelateRow.Membership> members = new HashMap<>();
    final SortedMap<String, CorrelateRow.Unseen> unseen = new TreeMap<>();
    final JobBook jobs = new JobBook();
    private final Map<String, Long> counters = new HashMap<>();

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
    }

    /** Finds cases by their roots, once all rows are restored. */
    void index() {
        cases.values().removeIf(known -> known.life.told().isEmpty());
        cases.values().forEach(this::index);
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

    /** All outages remembered, by identity. */
    Iterable<OutageCase> cases() {
        return cases.values();
    }

    /** How many outages are open. */
    long openOutages() {
        return openByRoot.size();
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

    void count(String name, long value, Turn turn) {
        Long before = counters.put(name, value);
        if (before == null || before != value) {
            turn.keep(new CorrelateRow.Counter(name, value));
        }
    }

    CorrelatorSettings settings() {
        return settings;
    }
}
