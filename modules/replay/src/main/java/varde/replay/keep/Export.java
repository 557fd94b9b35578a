package varde.replay.keep;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import varde.core.time.Now;
import varde.replay.Outcome;
import varde.replay.decide.TaskResult;
import varde.replay.recording.Beginning;
import varde.replay.recording.CannotReplay;
import varde.replay.recording.Recorded;
import varde.replay.recording.Recording;
import varde.replay.recording.Records;
import varde.wire.Topic;
import varde.wire.file.KeptRecord;
import varde.wire.file.RecordFileWriter;
import varde.wire.file.RowFile;
import varde.wire.serde.SchemaIds;

/**
 * Writes an interval into one file: a zip with an Avro object container file for each partition of each topic and for what
 * each task remembered at the begin, and a manifest with checksums. The same interval gives the same bytes.
 */
public final class Export {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** What was decided late in the interval may be written so long after it, in milliseconds. */
    private static final long MARGIN = 120_000;

    private final Recording recording;
    private final Outcome outcome;
    private final SchemaIds ids;
    private final Shade shade;
    private final SortedMap<String, String> checksums = new TreeMap<>();
    private long records;

    /**
     * How a file is written.
     *
     * @param program which Varde writes it
     * @param ids of the schemas that the recording's values were written with
     * @param withoutPersons whether names and addresses are taken out
     */
    public record How(String program, SchemaIds ids, boolean withoutPersons) {}

    private Export(Recording recording, Outcome outcome, How how) {
        this.recording = recording;
        this.outcome = outcome;
        this.ids = how.ids();
        this.shade = how.withoutPersons() ? Shade.of(recording, outcome) : Shade.none();
    }

    /**
     * Writes a file.
     *
     * @param outcome of a replay that remembered where each task stood at the begin of the interval
     * @return how many records were written
     * @throws CannotReplay if the interval holds no record of the stages' main inputs
     */
    public static long write(Recording recording, Outcome outcome, How how, Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path part = absolute.resolveSibling(absolute.getFileName() + ".part");
        try {
            Export export = new Export(recording, outcome, how);
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(part))) {
                export.writeAll(zip, how);
            }
            Files.move(part, absolute, StandardCopyOption.REPLACE_EXISTING);
            return export.records;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void writeAll(ZipOutputStream zip, How how) throws IOException {
        List<Manifest.KeptTopic> topics = new ArrayList<>();
        for (Topic topic : recording.topics().all()) {
            List<Manifest.KeptPartition> partitions = new ArrayList<>();
            for (int partition = 0; partition < recording.partitions(topic); partition++) {
                partitions.add(copy(zip, topic, partition));
            }
            topics.add(new Manifest.KeptTopic(topic.shortName(), recording.topicId(topic), partitions));
        }
        List<Manifest.KeptTask> tasks = new ArrayList<>();
        for (TaskResult task : outcome.tasks()) {
            tasks.add(keep(zip, task));
        }
        Manifest manifest = new Manifest(
                Manifest.FORMAT,
                how.program(),
                recording.topics().prefix(),
                recording.interval().from(),
                recording.interval().to(),
                Math.min(recording.lastTime(), recording.interval().to() + MARGIN),
                how.withoutPersons(),
                topics,
                tasks,
                checksums);
        zip.putNextEntry(entry(Manifest.ENTRY));
        zip.write(JSON.writeValueAsBytes(manifest));
        zip.closeEntry();
        if (records == 0) {
            throw new CannotReplay(
                    "nothing was recorded in this interval; `varde replay` without --from shows since when"
                            + " anything is kept");
        }
    }

    /** Zip's own times would make each file another one. */
    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(java.time.LocalDateTime.of(1980, 1, 1, 0, 0));
        return entry;
    }

    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private void write(ZipOutputStream zip, String name, Writing writing) throws IOException {
        zip.putNextEntry(entry(name));
        MessageDigest digest = FileRecording.sha256();
        // The container's writer closes what it writes to; the zip goes on.
        OutputStream open = new FilterOutputStream(zip) {
            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                out.write(bytes, from, count);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
        writing.to(new DigestOutputStream(open, digest));
        zip.closeEntry();
        checksums.put(name, HexFormat.of().formatHex(digest.digest()));
    }

    private Manifest.KeptPartition copy(ZipOutputStream zip, Topic topic, int partition) throws IOException {
        long from = begin(topic, partition);
        long[] bounds = {from, from, 0};
        write(zip, Manifest.entry(topic.shortName(), partition), out -> {
            try (RecordFileWriter writer = new RecordFileWriter(out, topic.value(), ids);
                    Records source = recording.read(topic, partition, from)) {
                @Nullable Recorded record = source.next();
                while (record != null
                        && record.timestamp() < recording.interval().to() + MARGIN) {
                    byte[] value = shade.value(topic, record.value());
                    writer.write(new KeptRecord(record.offset(), record.timestamp(), record.key(), value));
                    bounds[1] = record.offset() + 1;
                    bounds[2]++;
                    record = source.next();
                }
            }
        });
        records += bounds[2];
        return new Manifest.KeptPartition(bounds[0], bounds[1], bounds[2]);
    }

    /** The first record that any task needs; of topics that no task reads, the first in the interval. */
    private long begin(Topic topic, int partition) {
        long needed = Long.MAX_VALUE;
        for (TaskResult task : outcome.tasks()) {
            SortedMap<String, Long> offsets =
                    task.begun().map(Beginning::offsets).orElseGet(TreeMap::new);
            Long input = task.partition() == partition ? offsets.get(topic.name()) : null;
            Long output = offsets.get(topic.name() + "-" + partition);
            needed = Math.min(needed, input == null ? Long.MAX_VALUE : input);
            needed = Math.min(needed, output == null ? Long.MAX_VALUE : output);
        }
        return needed == Long.MAX_VALUE
                ? recording.offsetAt(topic, partition, recording.interval().from())
                : Math.max(needed, recording.first(topic, partition));
    }

    private Manifest.KeptTask keep(ZipOutputStream zip, TaskResult task) throws IOException {
        Beginning begun = task.begun().orElseThrow();
        List<Long> clock = begun.clock().map(Export::times).orElse(List.of());
        Manifest.KeptTask kept = new Manifest.KeptTask(
                task.stage(),
                task.partition(),
                new TreeMap<>(begun.offsets()),
                clock,
                new TreeMap<>(Map.copyOf(begun.given())));
        write(
                zip,
                kept.entry(),
                out -> RowFile.write(out, visitor -> {
                    for (Beginning.KeptRow row : begun.rows()) {
                        visitor.row(row.store(), row.key(), shade.row(row));
                    }
                }));
        return kept;
    }

    private static List<Long> times(Now now) {
        return List.of(now.log(), now.observed());
    }
}
