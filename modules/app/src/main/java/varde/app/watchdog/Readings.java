package varde.app.watchdog;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the watchdog has read of the pipeline, and what is wrong with it. It judges by its own clock when something has last
 * moved on, never by comparing clocks of different hosts; and while Kafka cannot be reached nothing else is concluded, nor
 * before there was time to read again. Times are milliseconds of a clock that only moves forward. Used by several threads.
 */
final class Readings {

    /** Longer than that a canary may not come out after its deadline, in milliseconds. */
    static final long CANARY_LATE = 30_000;

    /** A canary is expected each minute; with the lateness allowed and what clocks may differ, in milliseconds. */
    static final long CANARY_OLD = 95_000;

    private static final String DETECT = "detect";
    private static final String CORRELATE = "correlate";
    private static final String ESCALATE = "escalate";
    private static final String CANARY = "canary";

    /** When something last moved on, and to where. */
    private record Moved(long value, long at) {}

    private final long markOld;
    private final long kafkaAway;
    private final SortedMap<String, Moved> moved = new TreeMap<>();
    private final SortedMap<Integer, Long> lateness = new TreeMap<>();
    private int partitions;
    private long since;
    private long answered;
    private Optional<String> silent = Optional.empty();

    /**
     * Nothing has been read yet.
     *
     * @param markOld how long a stage may stand still
     * @param kafkaAway how long Kafka may be unreachable
     * @param now when the watch begins
     */
    Readings(long markOld, long kafkaAway, long now) {
        this.markOld = markOld;
        this.kafkaAway = kafkaAway;
        this.since = now;
        this.answered = now;
    }

    /**
     * Kafka has answered.
     *
     * @param heartbeatPartitions how many partitions {@code heartbeats} has
     */
    synchronized void answered(int heartbeatPartitions, long now) {
        if (silent.isPresent()) {
            since = now;
            silent = Optional.empty();
        }
        partitions = heartbeatPartitions;
        answered = now;
    }

    /** Kafka has not answered. */
    synchronized void silent(String why) {
        silent = Optional.of(why);
    }

    /** DETECT has read a partition of {@code heartbeats} up to this log time. */
    synchronized void detected(int partition, long upTo, long now) {
        move(DETECT + "/" + partition, upTo, now);
    }

    /** CORRELATE has read its partition of {@code observations} up to this log time. */
    synchronized void correlated(int partition, long upTo, long now) {
        move(CORRELATE + "/" + partition, upTo, now);
    }

    /** ESCALATE has committed that it has read {@code outages} up to this offset. */
    synchronized void escalated(long offset, long now) {
        move(ESCALATE, offset, now);
    }

    /**
     * A canary has come out as a page.
     *
     * @param late how long after its deadline, in milliseconds
     */
    synchronized void sang(int partition, long due, long late, long now) {
        move(CANARY + "/" + partition, due, now);
        lateness.put(partition, late);
    }

    private void move(String what, long value, long now) {
        Moved before = moved.get(what);
        if (before == null || value > before.value()) {
            moved.put(what, new Moved(value, now));
        }
    }

    /** What is wrong now, by concern, in words for people. */
    synchronized SortedMap<String, String> troubles(long now) {
        SortedMap<String, String> troubles = new TreeMap<>();
        if (now - answered > kafkaAway) {
            String why = silent.map(reason -> ": " + reason).orElse("");
            troubles.put("kafka", "Kafka has not answered for " + seconds(now - answered) + why);
            return troubles;
        }
        for (int partition = 0; partition < partitions; partition++) {
            stands("DETECT", DETECT + "/" + partition, now, "partition " + partition + " of heartbeats", troubles);
            canary(partition, now, troubles);
        }
        Map<String, Moved> correlate = new TreeMap<>(moved.tailMap(CORRELATE + "/"));
        correlate.keySet().removeIf(key -> !key.startsWith(CORRELATE + "/"));
        if (correlate.isEmpty()) {
            stands("CORRELATE", CORRELATE + "/0", now, "observations", troubles);
        }
        correlate.keySet().forEach(key -> stands("CORRELATE", key, now, "partition " + key.substring(CORRELATE.length() + 1) + " of observations", troubles));
        stands("ESCALATE", ESCALATE, now, "outages", troubles);
        return troubles;
    }

    private void stands(String stage, String key, long now, String what, Map<String, String> troubles) {
        long still = now - lastMove(key);
        if (still > markOld) {
            troubles.put(key, stage + " has not moved on in " + what + " for " + seconds(still));
        }
    }

    private void canary(int partition, long now, Map<String, String> troubles) {
        String key = CANARY + "/" + partition;
        long quiet = now - lastMove(key);
        long late = lateness.getOrDefault(partition, 0L);
        if (quiet > CANARY_OLD) {
            troubles.put(
                    key,
                    "no failure has come out as a page for " + seconds(quiet) + " in partition " + partition
                            + " of heartbeats, though one happens there each minute: nobody would be paged");
        } else if (late > CANARY_LATE) {
            troubles.put(key, "the latest failure in partition " + partition + " of heartbeats came out " + seconds(late) + " late");
        }
    }

    private long lastMove(String key) {
        Moved known = moved.get(key);
        return known == null ? since : Math.max(since, known.at());
    }

    private static String seconds(long millis) {
        return millis / 1_000 + " s";
    }
}
