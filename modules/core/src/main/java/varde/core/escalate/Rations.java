package varde.core.escalate;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import varde.core.escalate.EscalateRow.WaitingRow;
import varde.core.oncall.Channel;

/** What everybody has had and has still to get, with the order in which to look at it, and the digests that were sent. */
final class Rations {

    /**
     * When to look at a ration.
     *
     * @param at log time, in milliseconds
     * @param key the ration's key
     */
    private record Timer(long at, String key) {}

    private final Map<String, Ration> all = new HashMap<>();
    private final Map<String, Queue> queues = new HashMap<>();
    private final Set<String> early = new HashSet<>();
    private final TreeSet<Timer> order =
            new TreeSet<>(Comparator.comparingLong(Timer::at).thenComparing(Timer::key));
    private final SortedMap<String, Bundle> bundles = new TreeMap<>();
    private final Map<String, Bundle> byCode = new HashMap<>();
    private final TreeMap<Long, TreeSet<String>> bundlesByTime = new TreeMap<>();

    Ration of(String person, String team, Channel channel) {
        return all.getOrDefault(Ration.key(person, team, channel), Ration.none(person, team, channel));
    }

    /** What is remembered under a row's key. */
    Optional<Ration> row(String key) {
        return Optional.ofNullable(all.get(key));
    }

    void put(Ration ration) {
        forget(ration.key());
        all.put(ration.key(), ration);
        order.add(new Timer(ration.dueAt(), ration.key()));
    }

    void forget(String key) {
        Ration before = all.remove(key);
        if (before != null) {
            order.remove(new Timer(before.dueAt(), key));
        }
    }

    /** What waits under a ration's key. */
    Queue queue(String ration) {
        return queues.getOrDefault(ration, new Queue());
    }

    void put(WaitingRow row) {
        queues.computeIfAbsent(row.ration(), none -> new Queue()).put(row);
    }

    void forget(WaitingRow row) {
        Queue queue = queue(row.ration());
        queue.remove(row.place());
        if (queue.isEmpty()) {
            queues.remove(row.ration());
        }
    }

    /** Takes up what waited in a row of the time before each page that waits had its own. */
    void restore(EscalateRow.RationRow row) {
        Ration ration = row.ration();
        put(ration);
        long place = 0;
        for (Ration.Waiting page : row.together()) {
            put(new WaitingRow(ration.person(), ration.team(), ration.channel(), place++, page));
            early.add(ration.key());
        }
    }

    /** What waits under a ration's key and has no row of its own yet; asked once. */
    List<WaitingRow> withoutRows(String ration) {
        return early.remove(ration) ? queue(ration).all() : List.of();
    }

    /** The first ration that is to be looked at. */
    Optional<Ration> due(long log) {
        return order.isEmpty() || order.first().at() > log
                ? Optional.empty()
                : Optional.ofNullable(all.get(order.first().key()));
    }

    void put(Bundle bundle) {
        bundles.put(bundle.id(), bundle);
        byCode.put(bundle.code(), bundle);
        bundlesByTime.computeIfAbsent(bundle.at(), none -> new TreeSet<>()).add(bundle.id());
    }

    Optional<Bundle> bundle(String id) {
        return Optional.ofNullable(bundles.get(id));
    }

    /** The digest of this code, such as {@code D17}. */
    Optional<Bundle> coded(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** Forgets one digest that was sent before a log time, and tells which. */
    Optional<String> forgetBundle(long before) {
        if (bundlesByTime.isEmpty() || bundlesByTime.firstKey() >= before) {
            return Optional.empty();
        }
        Map.Entry<Long, TreeSet<String>> oldest = bundlesByTime.firstEntry();
        String id = oldest.getValue().pollFirst();
        if (oldest.getValue().isEmpty()) {
            bundlesByTime.remove(oldest.getKey());
        }
        Bundle gone = bundles.remove(id);
        if (gone != null) {
            byCode.remove(gone.code(), gone);
        }
        return Optional.ofNullable(id);
    }
}
