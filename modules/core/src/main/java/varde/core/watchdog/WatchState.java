package varde.core.watchdog;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a watchdog knows.
 *
 * @param since since when it could have seen something: its start, or Kafka's return
 * @param trouble what Kafka and the other watchdog say of themselves; empty where nothing is wrong
 * @param extent how many partitions there are
 * @param signs when what has last moved on, and to where
 * @param troubles those that have been told and are not over
 */
public record WatchState(
        long since, Words trouble, Extent extent, SortedMap<String, Sign> signs, SortedMap<Concern, Trouble> troubles) {

    /**
     * Why Kafka does not answer, and what is wrong with the other watchdog.
     *
     * @param kafka empty while it answers
     * @param other empty while it is well
     */
    public record Words(Optional<String> kafka, Optional<String> other) {}

    /**
     * How many partitions topics have; 0 until Kafka has answered.
     *
     * @param heartbeats of {@code heartbeats}
     * @param observations of {@code observations}
     */
    public record Extent(int heartbeats, int observations) {}

    /**
     * Where something was when it last moved on.
     *
     * @param value how far it was
     * @param at when
     */
    public record Sign(long value, long at) {}

    /**
     * A trouble that has been told.
     *
     * @param text in what words
     * @param said when it was last told
     * @param calmSince since when it is not there any more; empty while it is there
     */
    public record Trouble(String text, long said, Optional<Long> calmSince) {}

    /** Nothing has been seen yet. */
    static WatchState begun(long now) {
        return new WatchState(
                now, new Words(Optional.empty(), Optional.empty()), new Extent(0, 0), new TreeMap<>(), new TreeMap<>());
    }

    public WatchState {
        signs = Collections.unmodifiableSortedMap(signs);
        troubles = Collections.unmodifiableSortedMap(troubles);
    }

    /** When this has last moved on, as far as it could be seen. */
    long lastMove(String name) {
        Sign known = signs.get(name);
        return known == null ? since : Math.max(since, known.at());
    }

    WatchState since(long now) {
        return new WatchState(now, trouble, extent, signs, troubles);
    }

    WatchState with(Words other) {
        return new WatchState(since, other, extent, signs, troubles);
    }

    WatchState with(Extent other) {
        return new WatchState(since, trouble, other, signs, troubles);
    }

    /** Something is this far; only if that is further than before has it moved on. */
    WatchState moved(String name, long value, long now) {
        Sign before = signs.get(name);
        return before != null && value <= before.value() ? this : with(name, new Sign(value, now));
    }

    WatchState with(String name, Sign sign) {
        SortedMap<String, Sign> more = new TreeMap<>(signs);
        more.put(name, sign);
        return new WatchState(since, trouble, extent, more, troubles);
    }

    WatchState with(Concern concern, Optional<Trouble> told) {
        SortedMap<Concern, Trouble> changed = new TreeMap<>(troubles);
        told.ifPresentOrElse(known -> changed.put(concern, known), () -> changed.remove(concern));
        return new WatchState(since, trouble, extent, signs, changed);
    }
}
