package varde.replay.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import varde.core.detect.DetectRow;
import varde.core.detect.Observation;
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
 * agent. When each was last seen, the warm-up itself shows.
 */
final class Sights {

    private Sights() {}

    /**
     * The beginning of DETECT for a partition, so long before the interval.
     *
     * @param warmUp in milliseconds
     */
    static Beginning before(Recording recording, int partition, long warmUp) {
        Topic heartbeats = recording.topics().heartbeats();
        long start = recording.interval().from() - warmUp;
        long first = recording.first(heartbeats, partition);
        long offset = recording.offsetAt(heartbeats, partition, start);
        if (offset <= first && first == 0) {
            return Beginning.empty(Map.of());
        }
        AtomicLong marked = new AtomicLong();
        Map<String, Observation.Seen> latest = latest(recording, partition, start, marked);
        List<Beginning.KeptRow> rows = new ArrayList<>();
        latest.values().forEach(seen -> row(seen, start, rows));
        add(new DetectRow.Partition(new Now(start, 0), 0, marked.get()), rows);
        Map<String, Long> offsets = outputs(recording, start);
        offsets.put(heartbeats.name(), offset);
        return new Beginning(new TreeMap<>(offsets), Optional.of(new Now(start, 0)), new TreeMap<>(), rows);
    }

    private static Map<String, Long> outputs(Recording recording, long start) {
        Map<String, Long> offsets = new TreeMap<>();
        for (Topic topic :
                List.of(recording.topics().observations(), recording.topics().rejected())) {
            for (int of = 0; of < recording.partitions(topic); of++) {
                offsets.put(topic.name() + "-" + of, recording.offsetAt(topic, of, start));
            }
        }
        return offsets;
    }

    private static Map<String, Observation.Seen> latest(
            Recording recording, int partition, long until, AtomicLong marked) {
        Map<String, Observation.Seen> latest = new TreeMap<>();
        Topic observations = recording.topics().observations();
        Codec<Observation> codec = recording.codecs().observations();
        for (int of = 0; of < recording.partitions(observations); of++) {
            try (Records records = recording.read(observations, of, recording.first(observations, of))) {
                @Nullable Recorded record = records.next();
                while (record != null && record.timestamp() < until) {
                    Observation read = read(codec, record.value());
                    if (read instanceof Observation.Seen seen && seen.partition() == partition) {
                        latest.put(seen.agent() + "|" + seen.component(), seen);
                    } else if (read instanceof Observation.Mark mark && mark.partition() == partition) {
                        marked.set(mark.readUpTo());
                    }
                    record = records.next();
                }
            }
        }
        return latest;
    }

    private static @Nullable Observation read(Codec<Observation> codec, byte @Nullable [] value) {
        try {
            return value == null ? null : codec.decode(value);
        } catch (UndecodableException poison) {
            return null;
        }
    }

    private static void row(Observation.Seen seen, long start, List<Beginning.KeptRow> rows) {
        boolean agent = seen.agent().equals(seen.component());
        if (agent && seen.view() == View.SILENT) {
            add(new DetectRow.Agent(seen.agent(), true, 0, 0, 0, 0, 0, false), rows);
            return;
        }
        long allowed = seen.view() == View.LEAVING ? Rule.LEAVING_FOR.standard() : 0;
        add(
                new DetectRow.Sight(
                        seen.agent(),
                        seen.component(),
                        seen.domain(),
                        seen.site(),
                        seen.view(),
                        0,
                        seen.patience(),
                        0,
                        new Now(start, 0),
                        allowed,
                        0,
                        0),
                rows);
    }

    private static void add(DetectRow row, List<Beginning.KeptRow> rows) {
        rows.add(new Beginning.KeptRow(row.store(), row.key(), DetectRowCodec.encode(row)));
    }
}
