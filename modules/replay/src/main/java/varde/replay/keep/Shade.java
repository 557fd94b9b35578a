package varde.replay.keep;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import varde.core.correlate.CorrelateRow;
import varde.core.escalate.EscalatePart;
import varde.core.escalate.EscalateRow;
import varde.core.oncall.Channel;
import varde.core.stage.ConfigRecord;
import varde.replay.Outcome;
import varde.replay.decide.TaskResult;
import varde.replay.recording.Beginning;
import varde.replay.recording.Recorded;
import varde.replay.recording.Recording;
import varde.replay.recording.Records;
import varde.wire.Topic;
import varde.wire.Topics;
import varde.wire.codec.Codec;
import varde.wire.codec.Codecs;
import varde.wire.serde.UndecodableException;
import varde.wire.state.CorrelateRowCodec;
import varde.wire.state.EscalateRowCodec;

/**
 * Takes names and addresses out of what is exported: a person is called by the id, an address becomes a dash, the texts of
 * pages and of notes go. Ids stay; who is who is known where the configuration is.
 */
final class Shade {

    private static final Shade NONE = new Shade(Map.of(), Map.of());

    private final Faces faces;
    private final Map<String, Codec<?>> codecs;

    private Shade(Map<String, String> names, Map<String, Codec<?>> codecs) {
        this.faces = new Faces(names);
        this.codecs = codecs;
    }

    /** Leaves everything as it is. */
    static Shade none() {
        return NONE;
    }

    /** Takes out everybody whom any version of the configuration names. */
    static Shade of(Recording recording, Outcome outcome) {
        Map<String, String> names = new TreeMap<>();
        Topics topics = recording.topics();
        try (Records records = recording.read(topics.configEscalate(), 0, 0)) {
            @Nullable Recorded record = records.next();
            while (record != null) {
                read(recording.codecs().configEscalate(), record.value(), names);
                record = records.next();
            }
        }
        for (TaskResult task : outcome.tasks()) {
            task.begun().stream()
                    .flatMap(begun -> begun.rows().stream())
                    .filter(row -> row.store().equals(EscalateRow.PARTS))
                    .map(row -> EscalateRowCodec.decode(row.store(), row.bytes()))
                    .forEach(row -> name(((EscalateRow.PartRow) row).part(), names));
        }
        return new Shade(names, codecs(topics, recording.codecs()));
    }

    private static Map<String, Codec<?>> codecs(Topics topics, Codecs codecs) {
        Map<String, Codec<?>> named = new HashMap<>();
        named.put(topics.configEscalate().name(), codecs.configEscalate());
        named.put(topics.commandsEscalate().name(), codecs.commandsEscalate());
        named.put(topics.commandsCorrelate().name(), codecs.commandsCorrelate());
        named.put(topics.escalations().name(), codecs.escalations());
        named.put(topics.outages().name(), codecs.outages());
        named.put(topics.members().name(), codecs.members());
        named.put(topics.receipts().name(), codecs.receipts());
        named.put(topics.sent().name(), codecs.sent());
        for (Channel channel : Channel.values()) {
            named.put(topics.pages(channel).name(), codecs.pages(channel));
        }
        return named;
    }

    private static void read(
            Codec<ConfigRecord<EscalatePart>> codec, byte @Nullable [] value, Map<String, String> names) {
        try {
            if (value != null) {
                name(codec.decode(value), names);
            }
        } catch (UndecodableException poison) {
            // It names nobody.
        }
    }

    private static void name(ConfigRecord<EscalatePart> config, Map<String, String> names) {
        if (config instanceof ConfigRecord.Part<EscalatePart> part && part.part() instanceof EscalatePart.Known known) {
            names.put(known.person().name(), known.person().id());
        }
    }

    /** The value of a record of this topic, without anybody in it. */
    byte @Nullable [] value(Topic topic, byte @Nullable [] value) {
        Codec<?> codec = codecs.get(topic.name());
        if (value == null || codec == null) {
            return value;
        }
        return shaded(codec, value);
    }

    private <T> byte[] shaded(Codec<T> codec, byte[] value) {
        try {
            return codec.encode(faces.without(codec.decode(value)));
        } catch (UndecodableException poison) {
            return value;
        }
    }

    /** A remembered row, without anybody in it. */
    byte[] row(Beginning.KeptRow row) {
        if (codecs.isEmpty()) {
            return row.bytes();
        }
        if (row.store().startsWith("escalate-")) {
            EscalateRow kept = EscalateRowCodec.decode(row.store(), row.bytes());
            return EscalateRowCodec.encode(faces.without(kept));
        }
        if (row.store().startsWith("correlate-")) {
            CorrelateRow kept = CorrelateRowCodec.decode(row.store(), row.bytes());
            return CorrelateRowCodec.encode(faces.without(kept));
        }
        return row.bytes();
    }
}
