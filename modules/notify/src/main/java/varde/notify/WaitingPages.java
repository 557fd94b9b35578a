package varde.notify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Pages that wait to be sent or to be tried again, in the order in which they were read. What one person is told of one
 * outage leaves in that order; a page that waits for its next attempt holds up nothing else. Nobody is told two things at
 * once.
 */
final class WaitingPages {

    /** So many attempts to one address at once: a webhook of many teams that is slow must not take all of them. */
    private static final int ONE_ADDRESS = 4;

    private final NavigableMap<Long, Pending> waiting = new TreeMap<>();
    private final Map<String, Long> turns = new HashMap<>();
    private final Map<String, Pending> sending = new HashMap<>();

    /** Adds a page, or puts one back that is to be tried again. */
    void add(Pending pending) {
        waiting.put(pending.turn(), pending);
        turns.put(pending.page().id(), pending.turn());
    }

    /** Whether this page waits or is being sent. */
    boolean knows(String page) {
        return turns.containsKey(page) || sending.containsKey(page);
    }

    /** Takes out up to {@code room} pages that may be sent now. Each counts as being sent until {@link #ended}. */
    List<Pending> start(long now, int room) {
        Set<String> busy = new HashSet<>();
        Set<String> blocked = new HashSet<>();
        Map<String, Integer> addresses = new HashMap<>();
        for (Pending pending : sending.values()) {
            busy.add(pending.page().person());
            blocked.add(pending.lane());
            addresses.merge(pending.page().address(), 1, Integer::sum);
        }
        List<Pending> started = new ArrayList<>();
        for (Pending pending : waiting.values()) {
            if (started.size() >= room) {
                break;
            }
            boolean first = blocked.add(pending.lane());
            String address = pending.page().address();
            boolean mayTake = addresses.getOrDefault(address, 0) < ONE_ADDRESS;
            if (first
                    && mayTake
                    && pending.due() <= now
                    && busy.add(pending.page().person())) {
                addresses.merge(address, 1, Integer::sum);
                started.add(pending);
            }
        }
        for (Pending pending : started) {
            remove(pending);
            sending.put(pending.page().id(), pending);
        }
        return started;
    }

    /** This attempt has ended; whether it was one of those that {@link #start} began. */
    boolean ended(Pending attempt) {
        String page = attempt.page().id();
        Pending begun = sending.get(page);
        if (begun == null || begun.turn() != attempt.turn()) {
            return false;
        }
        sending.remove(page);
        return true;
    }

    /** Takes out a page that waits; empty if it does not. */
    Optional<Pending> take(String page) {
        Optional<Pending> pending = Optional.ofNullable(turns.get(page)).map(waiting::get);
        pending.ifPresent(this::remove);
        return pending;
    }

    /** Takes out all pages that wait and are so. */
    List<Pending> takeAll(Predicate<Pending> these) {
        List<Pending> taken = waiting.values().stream().filter(these).toList();
        taken.forEach(this::remove);
        return taken;
    }

    /** The lowest offset in this partition of a page that no intent speaks of: so far, and no further, is it consumed. */
    OptionalLong firstWithoutIntent(int partition) {
        return waiting.values().stream()
                .filter(pending -> pending.spot().partition() == partition && !pending.intended())
                .mapToLong(pending -> pending.spot().offset())
                .min();
    }

    /** How many wait. */
    int size() {
        return waiting.size();
    }

    private void remove(Pending pending) {
        waiting.remove(pending.turn());
        turns.remove(pending.page().id());
    }
}
