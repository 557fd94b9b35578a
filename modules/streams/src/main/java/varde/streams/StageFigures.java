package varde.streams;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * What a stage tells of itself while it works. Written by its stream threads, read by whoever watches; core is asked only on
 * the thread that decides. Clocks are this machine's, in milliseconds; they serve figures, never decisions.
 */
public final class StageFigures {

    /** How often core is asked for its own figures, in milliseconds. */
    static final long SAMPLE_EVERY = 1_000;

    /** A record older than this when it is decided about tells that its partition is behind, in milliseconds. */
    static final long BEHIND = 2_000;

    /** Of a peak the longest within so many milliseconds is told: whoever asks seldom misses none. */
    static final long LONGEST_WITHIN = 60_000;

    /** What ends the names of times. */
    private static final String TIME = "_ms";

    /** What ends the names of times of which the longest is wanted. */
    private static final String PEAK = "_peak_ms";

    private final Map<Integer, Progress> partitions = new ConcurrentHashMap<>();
    private final LongAdder rejected = new LongAdder();
    private final LongAdder gone = new LongAdder();
    private final LongSupplier clock;

    /** By this machine's clock. */
    public StageFigures() {
        this(System::currentTimeMillis);
    }

    /** By another clock, in milliseconds since the epoch. */
    public StageFigures(LongSupplier clock) {
        this.clock = clock;
    }

    /** How far one partition is. */
    public static final class Progress {

        private record Told(long at, long value) {}

        private final LongSupplier clock;
        private final Map<String, Deque<Told>> peaks = new HashMap<>();
        // One thread writes, with every record: opaque writes cost it nothing, and are seen soon enough.
        private final AtomicLong log = new AtomicLong();
        private final AtomicLong at;
        private final AtomicLong records = new AtomicLong();
        private volatile Map<String, Long> core = Map.of();
        private long asked;

        private Progress(LongSupplier clock) {
            this.clock = clock;
            this.at = new AtomicLong(clock.getAsLong());
        }

        /**
         * A record of the main input was decided about.
         *
         * @param logTime its log time, in milliseconds since the epoch
         * @return whether it is time to ask core for its figures again
         */
        public boolean read(long logTime) {
            long now = clock.getAsLong();
            log.setOpaque(logTime);
            at.setOpaque(now);
            records.setOpaque(records.getPlain() + 1);
            return now - asked >= SAMPLE_EVERY;
        }

        /** When that was, by the clock of these figures. */
        long lastRead() {
            return at.getPlain();
        }

        /** Whether the latest record was old already when it was decided about: nobody notices a moment more. */
        boolean isBehind() {
            return at.getPlain() - log.getPlain() > BEHIND;
        }

        /** What core says of this partition. */
        public void sampled(Map<String, Long> told) {
            long now = clock.getAsLong();
            asked = now;
            Map<String, Long> shown = new HashMap<>(told);
            told.forEach((name, value) -> {
                if (name.endsWith(PEAK)) {
                    Deque<Told> recent = peaks.computeIfAbsent(name, any -> new ArrayDeque<>());
                    recent.addLast(new Told(now, value));
                    recent.removeIf(old -> now - old.at() > LONGEST_WITHIN);
                    shown.put(name, recent.stream().mapToLong(Told::value).max().orElse(value));
                }
            });
            core = Map.copyOf(shown);
        }
    }

    /** A partition is decided here from now on. */
    public Progress begun(int partition) {
        Progress progress = new Progress(clock);
        partitions.put(partition, progress);
        return progress;
    }

    /** It no longer is. */
    public void ended(int partition) {
        Progress progress = partitions.remove(partition);
        if (progress != null) {
            gone.add(progress.records.get());
        }
    }

    /** An input went to {@code rejected}. */
    public void rejected() {
        rejected.increment();
    }

    /** How many inputs went to {@code rejected} since the start. */
    public long rejections() {
        return rejected.sum();
    }

    /** How many partitions are decided here. */
    public int partitions() {
        return partitions.size();
    }

    /** How many records of the main input were decided about since the start. */
    public long records() {
        return gone.sum()
                + partitions.values().stream()
                        .mapToLong(progress -> progress.records.get())
                        .sum();
    }

    /**
     * How far the time of decisions is behind this machine's clock, by partition, in milliseconds; partitions of which
     * nothing was read are left out.
     */
    public SortedMap<Integer, Long> lag() {
        long now = clock.getAsLong();
        SortedMap<Integer, Long> lag = new TreeMap<>();
        partitions.forEach((partition, progress) -> {
            long log = progress.log.get();
            if (log > 0) {
                lag.put(partition, Math.max(0, now - log));
            }
        });
        return lag;
    }

    /**
     * For how long nothing of the main input has been decided about, by partition, in milliseconds. Pulses come there each
     * second at least, so this stays small while a stage lives.
     */
    public SortedMap<Integer, Long> still() {
        long now = clock.getAsLong();
        SortedMap<Integer, Long> still = new TreeMap<>();
        partitions.forEach((partition, progress) -> still.put(partition, Math.max(0, now - progress.at.get())));
        return still;
    }

    /**
     * Core's own figures over all partitions: the sum of what counts something, of times the longest, of peaks the longest
     * of the last {@value #LONGEST_WITHIN} milliseconds.
     */
    public SortedMap<String, Long> core() {
        SortedMap<String, Long> all = new TreeMap<>();
        partitions
                .values()
                .forEach(progress -> progress.core.forEach(
                        (name, value) -> all.merge(name, value, name.endsWith(TIME) ? Math::max : Long::sum)));
        return all;
    }

    /** One of core's figures, by partition. */
    public SortedMap<Integer, Long> core(String name) {
        SortedMap<Integer, Long> found = new TreeMap<>();
        partitions.forEach((partition, progress) -> {
            Long value = progress.core.get(name);
            if (value != null) {
                found.put(partition, value);
            }
        });
        return found;
    }
}
