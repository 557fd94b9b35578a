package varde.replay.decide;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import varde.core.correlate.CorrelatePart;
import varde.core.correlate.CorrelateRow;
import varde.core.correlate.Outage;
import varde.core.correlate.OutageRecord;
import varde.core.correlate.Recollection;
import varde.core.detect.Observation;
import varde.core.stage.ConfigRecord;
import varde.replay.compare.Authors;
import varde.replay.recording.Beginning;
import varde.replay.recording.Recorded;
import varde.replay.recording.Recording;
import varde.replay.recording.Records;
import varde.streams.StageSpec;
import varde.wire.Topic;
import varde.wire.codec.Codec;
import varde.wire.serde.UndecodableException;
import varde.wire.state.CorrelateRowCodec;

/**
 * Where a stage that has several inputs begins. With the whole log it remembers nothing there. Where the first records of its
 * main input are no longer kept it begins with the first that is: what was said to it earlier has been decided, and CORRELATE
 * remembers what its outages, its members and its changelog tell; ESCALATE remembers its configuration.
 */
public final class Earlier {

    private final Recording recording;
    private final StageSpec<?, ?, ?> spec;
    private final int partition;
    private final long moment;

    private Earlier(Recording recording, StageSpec<?, ?, ?> spec, int partition, long moment) {
        this.recording = recording;
        this.spec = spec;
        this.partition = partition;
        this.moment = moment;
    }

    /** Where this stage begins for this partition. */
    public static Beginning of(Recording recording, StageSpec<?, ?, ?> spec, int partition) {
        Optional<Beginning> kept = recording.beginning(spec.name(), partition);
        long first = recording.first(spec.main(), partition);
        if (kept.isPresent() || first == 0) {
            return kept.orElseGet(() -> Beginning.empty(Map.of()));
        }
        try (Records records = recording.read(spec.main(), partition, first)) {
            @Nullable Recorded record = records.next();
            return record == null
                    ? Beginning.empty(Map.of())
                    : new Earlier(recording, spec, partition, record.timestamp()).beginning();
        }
    }

    private Beginning beginning() {
        boolean correlates = spec.main().equals(recording.topics().observations());
        Map<String, Long> offsets = new HashMap<>();
        for (Topic topic : spec.others()) {
            if (correlates || !topic.equals(recording.topics().configEscalate())) {
                offsets.put(topic.name(), recording.offsetAt(topic, partition, moment));
            }
        }
        return new Beginning(
                new TreeMap<>(offsets), Optional.empty(), new TreeMap<>(), correlates ? rows() : List.of());
    }

    private List<Beginning.KeptRow> rows() {
        Recollection recollection =
                new Recollection(moment, recording.partitions(recording.topics().observations()));
        said(recollection);
        each(
                recording.topics().observations(),
                partition,
                recording.codecs().observations(),
                record -> true,
                observation -> {
                    if (observation instanceof Observation.Seen seen) {
                        recollection.seenAfter(seen);
                    }
                });
        for (String store : spec.stores()) {
            recording
                    .latest(spec.applicationId(), store, partition)
                    .forEach((key, bytes) -> recollection.remembered(CorrelateRowCodec.decode(store, bytes)));
        }
        List<CorrelateRow> rows = new ArrayList<>(recollection.rows());
        rows.addAll(configuration());
        return rows.stream()
                .map(row -> new Beginning.KeptRow(row.store(), row.key(), CorrelateRowCodec.encode(row)))
                .toList();
    }

    /** What it said before the moment. */
    private void said(Recollection recollection) {
        Topic outages = recording.topics().outages();
        Authors authors = new Authors(recording, spec.name(), partition, recording.partitions(spec.main()));
        for (int of = 0; of < recording.partitions(outages); of++) {
            each(outages, of, recording.codecs().outages(), this::isBefore, said -> {
                if (said instanceof Outage outage && authors.wrote(outage)) {
                    recollection.told(outage);
                } else if (said instanceof OutageRecord.Mark mark && mark.partition() == partition) {
                    recollection.told(mark);
                }
            });
        }
        each(recording.topics().members(), partition, recording.codecs().members(), this::isBefore, recollection::told);
    }

    private boolean isBefore(Recorded record) {
        return record.timestamp() < moment;
    }

    /** The configuration in force at the moment, and what had come of the next. */
    private List<CorrelateRow> configuration() {
        Map<String, List<CorrelateRow>> parts = new HashMap<>();
        List<CorrelateRow> inForce = new ArrayList<>();
        each(
                recording.topics().configCorrelate(),
                partition,
                recording.codecs().configCorrelate(),
                this::isBefore,
                record -> {
                    if (record instanceof ConfigRecord.Part<CorrelatePart> part) {
                        parts.computeIfAbsent(part.version(), any -> new ArrayList<>())
                                .add(new CorrelateRow.Part(part.version(), part.index(), part.part(), moment));
                    } else if (record instanceof ConfigRecord.InForce<CorrelatePart> closing) {
                        List<CorrelateRow> whole = parts.getOrDefault(closing.version(), List.of());
                        parts.clear();
                        inForce.clear();
                        inForce.addAll(whole);
                        inForce.add(new CorrelateRow.InForce(
                                closing.version(), closing.parts(), closing.author(), closing.at(), moment));
                    }
                });
        parts.values().forEach(inForce::addAll);
        return inForce;
    }

    private <T> void each(Topic topic, int of, Codec<T> codec, Predicate<Recorded> wanted, Consumer<T> taker) {
        try (Records records = recording.read(topic, of, recording.first(topic, of))) {
            @Nullable Recorded record = records.next();
            while (record != null && wanted.test(record)) {
                byte[] value = record.value();
                if (value != null) {
                    take(codec, value, taker);
                }
                record = records.next();
            }
        }
    }

    private static <T> void take(Codec<T> codec, byte[] value, Consumer<T> taker) {
        T said;
        try {
            said = codec.decode(value);
        } catch (UndecodableException poison) {
            return;
        }
        taker.accept(said);
    }
}
