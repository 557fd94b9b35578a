package varde.replay.decide;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import varde.core.detect.DetectRow;
import varde.core.detect.Look;
import varde.core.detect.Observation;
import varde.core.detect.SightNumber;
import varde.core.detect.View;
import varde.core.rules.Rule;
import varde.core.time.Now;
import varde.replay.recording.Beginning;
import varde.replay.recording.Recorded;
import varde.replay.recording.Recording;
import varde.replay.recording.Records;
import varde.wire.Topic;
import varde.wire.codec.Codec;
import varde.wire.serde.UndecodableException;
import varde.wire.state.DetectRowCodec;

/**
 * What DETECT remembers where a warm-up begins, as its own observations tell it: what was last said of each component and
 * agent. When each was last seen, the warm-up itself shows. The observations are read once for all partitions.
 */
final class Sights {

    private final Recording recording;
    private final long start;
    private @Nullable Map<Integer, Latest> latest;

    /** What was last said about one partition of heartbeats. */
    private static final class Latest {
        private final SortedMap<String, Observation.Seen> seen = new TreeMap<>();
        private final SortedMap<String, Observation.Doubled> doubled = new TreeMap<>();
    }

    /**
     * Of a recording, so long before its interval.
     *
     * @param warmUp in milliseconds
     */
    Sights(Recording recording, long warmUp) {
        this.recording = recording;
        this.start = recording.interval().from() - warmUp;
    }

    /** The beginning of DETECT for a partition. */
    Beginning before(int partition) {
        Topic heartbeats = recording.topics().heartbeats();
        long first = recording.first(heartbeats, partition);
        long offset = Math.max(first, recording.offsetAt(heartbeats, partition, start));
        if (offset == 0) {
            return Beginning.empty(Map.of());
        }
        Now moment = new Now(timeBefore(heartbeats, partition, offset), 0);
        List<Beginning.KeptRow> rows = new ArrayList<>();
        Latest known = latest().getOrDefault(partition, new Latest());
        known.seen.values().forEach(seen -> seen(seen, moment, rows));
        known.doubled.values().forEach(doubled -> agent(doubled.agent(), false, !doubled.over(), rows));
        known.seen.values().stream()
                .filter(Sights::isSilentAgent)
                .forEach(seen -> agent(seen.agent(), true, isDoubled(known, seen.agent()), rows));
        add(new DetectRow.Partition(moment, 0, moment.log()), rows);
        Map<String, Long> offsets = outputs();
        offsets.put(heartbeats.name(), offset);
        return new Beginning(new TreeMap<>(offsets), Optional.of(moment), new TreeMap<>(), rows);
    }

    /** The log time of the last record before this offset; of the one there, if none before it is kept. */
    private long timeBefore(Topic topic, int partition, long offset) {
        long before = Math.max(recording.first(topic, partition), offset - 1);
        try (Records records = recording.read(topic, partition, before)) {
            Recorded record = records.next();
            return record == null ? start : record.timestamp();
        }
    }

    private Map<String, Long> outputs() {
        Map<String, Long> offsets = new TreeMap<>();
        for (Topic topic :
                List.of(recording.topics().observations(), recording.topics().rejected())) {
            for (int of = 0; of < recording.partitions(topic); of++) {
                offsets.put(topic.name() + "-" + of, recording.offsetAt(topic, of, start));
            }
        }
        return offsets;
    }

    private synchronized Map<Integer, Latest> latest() {
        if (latest == null) {
            latest = new HashMap<>();
            Topic observations = recording.topics().observations();
            for (int of = 0; of < recording.partitions(observations); of++) {
                read(observations, of, latest);
            }
        }
        return latest;
    }

    private void read(Topic observations, int of, Map<Integer, Latest> known) {
        Codec<Observation> codec = recording.codecs().observations();
        try (Records records = recording.read(observations, of, recording.first(observations, of))) {
            @Nullable Recorded record = records.next();
            while (record != null && record.timestamp() < start) {
                Observation read = observation(codec, record.value());
                if (read instanceof Observation.Seen seen && !isOfARun(seen)) {
                    of(known, seen.partition()).seen.put(seen.agent() + "|" + seen.component(), seen);
                } else if (read instanceof Observation.Doubled doubled) {
                    of(known, doubled.partition()).doubled.put(doubled.agent(), doubled);
                }
                record = records.next();
            }
        }
    }

    private static Latest of(Map<Integer, Latest> known, int partition) {
        return known.computeIfAbsent(partition, any -> new Latest());
    }

    private static @Nullable Observation observation(Codec<Observation> codec, byte @Nullable [] value) {
        try {
            return value == null ? null : codec.decode(value);
        } catch (UndecodableException poison) {
            return null;
        }
    }

    /** What a report of a run says is remembered by nobody in DETECT. */
    private static boolean isOfARun(Observation.Seen seen) {
        return seen.patience() == 0 && seen.view() != View.SILENT;
    }

    private static boolean isSilentAgent(Observation.Seen seen) {
        return seen.agent().equals(seen.component()) && seen.view() == View.SILENT;
    }

    private static boolean isDoubled(Latest known, String agent) {
        Observation.Doubled doubled = known.doubled.get(agent);
        return doubled != null && !doubled.over();
    }

    private static void seen(Observation.Seen seen, Now moment, List<Beginning.KeptRow> rows) {
        if (isSilentAgent(seen)) {
            return;
        }
        long allowed = seen.view() == View.LEAVING
                ? Math.max(0, seen.since() + Rule.LEAVING_FOR.standard() - moment.log())
                : 0;
        add(
                new DetectRow.Sight(
                        new SightNumber(0),
                        new Look(seen.agent(), seen.component()),
                        seen.domain(),
                        seen.site(),
                        seen.view(),
                        0,
                        seen.patience(),
                        0,
                        moment,
                        allowed,
                        0,
                        0),
                rows);
    }

    private static void agent(String agent, boolean silent, boolean doubled, List<Beginning.KeptRow> rows) {
        add(new DetectRow.Agent(agent, silent, 0, 0, 0, 0, 0, doubled), rows);
    }

    private static void add(DetectRow row, List<Beginning.KeptRow> rows) {
        rows.add(new Beginning.KeptRow(row.store(), row.key(), DetectRowCodec.encode(row)));
    }
}
