package varde.bench.notify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What has arrived at the peers of a run, in the order of arrival. */
final class Arrivals {

    /**
     * A message that a peer has taken.
     *
     * @param page identity of its page
     * @param marked whether it says of itself that it may be a repeat
     * @param peer which peer took it
     */
    record Arrival(String page, boolean marked, String peer) {}

    private final ConcurrentLinkedQueue<Arrival> all = new ConcurrentLinkedQueue<>();

    void add(String page, boolean marked, String peer) {
        all.add(new Arrival(page, marked, peer));
    }

    List<Arrival> all() {
        return List.copyOf(all);
    }

    int size() {
        return all.size();
    }

    /** How many of these pages have not arrived at all. */
    long lost(List<String> pages) {
        Map<String, Integer> times = times();
        return pages.stream().filter(page -> !times.containsKey(page)).count();
    }

    /** Arrivals beyond the first of each page. */
    long repeated() {
        return times().values().stream().mapToLong(count -> count - 1).sum();
    }

    /** Repeats that do not say that they may be one. There must be none. */
    long unmarkedRepeats() {
        Map<String, Integer> seen = new HashMap<>();
        long unmarked = 0;
        for (Arrival arrival : all) {
            boolean first = seen.merge(arrival.page(), 1, Integer::sum) == 1;
            unmarked += first || arrival.marked() ? 0 : 1;
        }
        return unmarked;
    }

    /** How often a page arrived for the first time after a later one of the same person and outage. */
    long outOfOrder() {
        Map<String, Integer> highest = new HashMap<>();
        List<String> seen = new ArrayList<>();
        Map<String, Boolean> known = new HashMap<>();
        long late = 0;
        for (Arrival arrival : all) {
            if (known.putIfAbsent(arrival.page(), true) == null) {
                seen.add(arrival.page());
            }
        }
        for (String page : seen) {
            String lane = Population.laneOf(page);
            int number = Population.numberOf(page);
            int last = highest.getOrDefault(lane, -1);
            late += number < last ? 1 : 0;
            highest.put(lane, Math.max(last, number));
        }
        return late;
    }

    /** How many a peer took. */
    long at(String peer) {
        return all.stream().filter(arrival -> arrival.peer().equals(peer)).count();
    }

    private Map<String, Integer> times() {
        Map<String, Integer> times = new HashMap<>();
        all.forEach(arrival -> times.merge(arrival.page(), 1, Integer::sum));
        return times;
    }
}
