package varde.streams;

import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * What a stage tells of itself while it works. Written by its stream threads, read by whoever watches; core is asked only on
 * the thread that decides. Clocks are this machine's, in milliseconds; they serve figures, never decisions.
 */
public final class StageFigures {

    /** How far one partition is: the latest log time read, when that was, and core's own figures. */
    private static final class Progress {
        private volatile long log;
        private volatile long at;
        private volatile Map<String, Long> core = Map.of();

        Progress(long at) {
            this.at = at;
        }
    }

    private static final long SAMPLE_EVERY = 1_000;

    private final Map<Integer, Progress> partitions = new ConcurrentHashMap<>();
    private final LongAdder records = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private final LongSupplier clock;

    /** By this machine's clock. */
    public StageFigures() {
        this(System::currentTimeMillis);
    }

    /** By another clock, in milliseconds since the epoch. */
    public StageFigures(LongSupplier clock) {
        this.clock = clock;
    }

    long now() {
        return clock.getAsLong();
    }

    /** A partition is decided here from now on. */
    public void begun(int partition) {
        partitions.put(partition, new Progress(now()));
    }

    /** It no longer is. */
    public void ended(int partition) {
        partitions.remove(partition);
    }

    /** A record was decided about. */
    public void decided() {
        records.increment();
    }

    /**
     * A record of the main input was decided about.
     *
     * @param sampled when core was last asked
     * @return whether it is time to ask core again
     */
    public boolean read(int partition, long log, long sampled) {
        long now = now();
        Progress progress = partitions.get(partition);
        if (progress != null) {
            progress.log = log;
            progress.at = now;
        }
        return now - sampled >= SAMPLE_EVERY;
    }

    /** What core says of a partition. */
    public void sampled(int partition, Map<String, Long> core) {
        Progress progress = partitions.get(partition);
        if (progress != null) {
            progress.core = Map.copyOf(core);
        }
    }

    /** An input went to {@code rejected}. */
    public void rejected() {
        rejected.increment();
    }

    /** How many records were decided about since the start. */
    public long records() {
        return records.sum();
    }

    /** How many inputs went to {@code rejected} since the start. */
    public long rejections() {
        return rejected.sum();
    }

    /** How many partitions are decided here. */
    public int partitions() {
        return partitions.size();
    }

    /**
     * How far the time of decisions is behind this machine's clock, in the partition that is furthest behind, in
     * milliseconds; empty before anything was read.
     */
    public OptionalLong lag() {
        long now = now();
        return partitions.values().stream()
                .filter(progress -> progress.log > 0)
                .mapToLong(progress -> Math.max(0, now - progress.log))
                .max();
    }

    /**
     * For how long the partition that has stood still longest has read nothing of its main input, in milliseconds; 0 where
     * none is decided here. Pulses come each second, so this stays small while a stage lives.
     */
    public long stillFor() {
        long now = now();
        return partitions.values().stream()
                .mapToLong(progress -> Math.max(0, now - progress.at))
                .max()
                .orElse(0);
    }

    /** Core's own figures: of those that count something the sum over the partitions, of times the highest. */
    public SortedMap<String, Long> core() {
        SortedMap<String, Long> all = new TreeMap<>();
        partitions
                .values()
                .forEach(progress -> progress.core.forEach(
                        (name, value) -> all.merge(name, value, name.endsWith("_ms") ? Math::max : Long::sum)));
        return all;
    }
}
