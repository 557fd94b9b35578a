package varde.wire;

import java.util.EnumMap;
import java.util.Map;

/**
 * Topics of a group have equally many partitions, because a stage reads them together. The counts are chosen when the
 * topics are created, and are for life.
 */
public enum PartitionGroup {
    /** What DETECT reads: by agent. */
    DETECT(4, 24),
    /** What is keyed by domain: CORRELATE's inputs. */
    CORRELATE(1, 1),
    /** What ESCALATE reads: one task decides what concerns one person or two teams. */
    ESCALATE(1, 1),
    /** What notifiers read. */
    NOTIFY(4, 4),
    /** What only people read. */
    ASIDE(1, 1);

    private final int local;
    private final int production;

    PartitionGroup(int local, int production) {
        this.local = local;
        this.production = production;
    }

    /** Partitions where everything runs on one machine. */
    public int local() {
        return local;
    }

    /** Partitions in production, where nothing else is said. */
    public int production() {
        return production;
    }

    /** The counts of a local run, by group. */
    public static Map<PartitionGroup, Integer> localCounts() {
        Map<PartitionGroup, Integer> counts = new EnumMap<>(PartitionGroup.class);
        for (PartitionGroup group : values()) {
            counts.put(group, group.local);
        }
        return counts;
    }

    /** The counts in production, by group. */
    public static Map<PartitionGroup, Integer> productionCounts() {
        Map<PartitionGroup, Integer> counts = new EnumMap<>(PartitionGroup.class);
        for (PartitionGroup group : values()) {
            counts.put(group, group.production);
        }
        return counts;
    }
}
