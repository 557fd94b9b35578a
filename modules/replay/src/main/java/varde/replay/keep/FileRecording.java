package varde.replay.keep;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import varde.core.time.Now;
import varde.replay.recording.Beginning;
import varde.replay.recording.CannotReplay;
import varde.replay.recording.Interval;
import varde.replay.recording.Recorded;
import varde.replay.recording.Recording;
import varde.replay.recording.Records;
import varde.wire.Topic;
import varde.wire.Topics;
import varde.wire.codec.Codecs;
import varde.wire.file.KeptRecord;
import varde.wire.file.RecordFileReader;
import varde.wire.file.RowFile;
import varde.wire.serde.FixedSchemaIds;

/** An interval that was exported. Its checksums are compared when it is opened. */
public final class FileRecording implements Recording {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path path;
    private final ZipFile zip;
    private final Manifest manifest;
    private final Topics topics;
    private final FixedSchemaIds ids = new FixedSchemaIds();
    private final Codecs codecs;
    private final Interval interval;
    private final LongConsumer read;

    /**
     * What is wanted of a file.
     *
     * @param from log time, in milliseconds since the epoch; empty: all that is in it
     * @param to log time, in milliseconds since the epoch; empty: all that is in it
     * @param read told how many records have been read, by several threads
     */
    public record Wanted(Optional<Long> from, Optional<Long> to, LongConsumer read) {

        /** All of it. */
        public static Wanted all() {
            return new Wanted(Optional.empty(), Optional.empty(), records -> {});
        }
    }

    private FileRecording(Path path, ZipFile zip, Wanted wanted) throws IOException {
        this.path = path;
        this.zip = zip;
        this.manifest = manifest();
        this.read = wanted.read();
        checkSums();
        topics = new Topics(manifest.prefix());
        // The values of each file come first to an id, so that theirs and the program's own are one where they are
        // alike.
        topics.all().forEach(topic -> ids.idOf(topic.subject(), topic.value().schema()));
        codecs = new Codecs(topics, ids);
        checkAges();
        interval = within(wanted);
    }

    private Interval within(Wanted wanted) {
        long from = wanted.from().orElse(manifest.from());
        long to = wanted.to().orElse(manifest.to());
        if (from < manifest.from() || from >= manifest.to() || to <= manifest.from()) {
            throw new CannotReplay(path + " holds " + Instant.ofEpochMilli(manifest.from()) + " to "
                    + Instant.ofEpochMilli(manifest.to()) + "; ask for something within that");
        }
        return new Interval(from, Math.min(to, manifest.to()));
    }

    /**
     * Opens a file.
     *
     * @throws CannotReplay if it is none, is cut off or damaged, or was written by a later Varde
     */
    public static FileRecording open(Path path, Wanted wanted) {
        if (!Files.isRegularFile(path)) {
            throw new CannotReplay("there is no file " + path);
        }
        ZipFile zip;
        try {
            zip = new ZipFile(path.toFile());
        } catch (ZipException e) {
            throw new CannotReplay(path + " is no export, or is cut off: " + e.getMessage() + "; copy it again", e);
        } catch (IOException e) {
            throw new CannotReplay(path + " cannot be read: " + e.getMessage(), e);
        }
        try {
            return new FileRecording(path, zip, wanted);
        } catch (IOException e) {
            close(zip);
            throw new CannotReplay(path + " is damaged: " + e.getMessage() + "; copy it again", e);
        } catch (RuntimeException e) {
            close(zip);
            throw e;
        }
    }

    private static void close(ZipFile zip) {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Manifest manifest() throws IOException {
        try (InputStream in = entry(Manifest.ENTRY)) {
            byte[] text = in.readAllBytes();
            int format = JSON.readTree(text).path("format").asInt();
            if (format != Manifest.FORMAT) {
                throw new CannotReplay(path + " has form " + format + ", and this Varde reads form " + Manifest.FORMAT
                        + "; a later Varde wrote it: use that one");
            }
            return JSON.readValue(text, Manifest.class);
        }
    }

    private InputStream entry(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new CannotReplay(path + " is no export of Varde, or is damaged: it has no " + name);
        }
        return zip.getInputStream(entry);
    }

    private void checkSums() throws IOException {
        for (Map.Entry<String, String> sum : manifest.checksums().entrySet()) {
            MessageDigest digest = sha256();
            try (InputStream in = new DigestInputStream(entry(sum.getKey()), digest)) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            }
            if (!HexFormat.of().formatHex(digest.digest()).equals(sum.getValue())) {
                throw new CannotReplay(path + " is damaged: " + sum.getKey()
                        + " does not have the checksum that the manifest gives; copy it again");
            }
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private void checkAges() throws IOException {
        for (Manifest.KeptTopic kept : manifest.topics()) {
            Topic topic = topic(kept.name());
            try (RecordFileReader reader =
                    new RecordFileReader(entry(Manifest.entry(kept.name(), 0)), topic.subject(), ids)) {
                Optional<String> unknown = reader.newerThan(topic.value());
                if (unknown.isPresent()) {
                    throw new CannotReplay(path + " was written by " + manifest.program() + " and holds "
                            + unknown.get() + " in " + kept.name()
                            + ", which this Varde does not know; use that Varde or a later one");
                }
            }
        }
    }

    private Topic topic(String shortName) {
        return topics.all().stream()
                .filter(topic -> topic.shortName().equals(shortName))
                .findFirst()
                .orElseThrow(() -> new CannotReplay(path + " was written by " + manifest.program()
                        + " and holds the topic " + shortName + ", which this Varde does not know; use a later one"));
    }

    private Manifest.KeptTopic kept(Topic topic) {
        return manifest.topics().stream()
                .filter(kept -> kept.name().equals(topic.shortName()))
                .findFirst()
                .orElse(new Manifest.KeptTopic(
                        topic.shortName(), topic.name(), List.of(new Manifest.KeptPartition(0, 0, 0))));
    }

    /** The ids of the schemas that its values were written with. */
    public FixedSchemaIds ids() {
        return ids;
    }

    @Override
    public Topics topics() {
        return topics;
    }

    @Override
    public Codecs codecs() {
        return codecs;
    }

    @Override
    public Interval interval() {
        return interval;
    }

    @Override
    public int partitions(Topic topic) {
        return kept(topic).partitions().size();
    }

    @Override
    public String topicId(Topic topic) {
        return kept(topic).id();
    }

    @Override
    public long first(Topic topic, int partition) {
        return kept(topic).partitions().get(partition).first();
    }

    @Override
    public long end(Topic topic, int partition) {
        return kept(topic).partitions().get(partition).end();
    }

    @Override
    public long offsetAt(Topic topic, int partition, long time) {
        try (Records records = read(topic, partition, 0)) {
            @Nullable Recorded record = records.next();
            while (record != null && record.timestamp() < time) {
                record = records.next();
            }
            return record == null ? end(topic, partition) : record.offset();
        }
    }

    @Override
    public Records read(Topic topic, int partition, long from) {
        String name = Manifest.entry(topic.shortName(), partition);
        if (zip.getEntry(name) == null) {
            return Records.of(List.of());
        }
        try {
            RecordFileReader reader = new RecordFileReader(entry(name), topic.subject(), ids);
            return new FileRecords(topic.name(), partition, from, reader);
        } catch (IOException e) {
            throw new CannotReplay(path + " is damaged in " + name + ": " + e.getMessage(), e);
        }
    }

    private final class FileRecords implements Records {
        private final String topic;
        private final int partition;
        private final long from;
        private final RecordFileReader reader;

        FileRecords(String topic, int partition, long from, RecordFileReader reader) {
            this.topic = topic;
            this.partition = partition;
            this.from = from;
            this.reader = reader;
        }

        @Override
        public @Nullable Recorded next() {
            try {
                @Nullable KeptRecord next = reader.next();
                while (next != null && next.offset() < from) {
                    next = reader.next();
                }
                if (next == null) {
                    return null;
                }
                read.accept(1);
                return new Recorded(topic, partition, next.offset(), next.timestamp(), next.key(), next.value());
            } catch (UncheckedIOException e) {
                throw new CannotReplay(path + " is damaged in " + topic + "-" + partition + ": " + e.getMessage(), e);
            }
        }

        @Override
        public void close() {
            reader.close();
        }
    }

    @Override
    public Optional<Beginning> beginning(String stage, int partition) {
        return manifest.tasks().stream()
                .filter(task -> task.stage().equals(stage) && task.partition() == partition)
                .findFirst()
                .map(task -> new Beginning(task.offsets(), clock(task), task.given(), rows(task)));
    }

    private static Optional<Now> clock(Manifest.KeptTask task) {
        return task.clock().size() == 2
                ? Optional.of(new Now(task.clock().get(0), task.clock().get(1)))
                : Optional.empty();
    }

    private List<Beginning.KeptRow> rows(Manifest.KeptTask task) {
        List<Beginning.KeptRow> rows = new ArrayList<>();
        try (InputStream in = entry(task.entry())) {
            RowFile.read(in, (store, key, bytes) -> rows.add(new Beginning.KeptRow(store, key, bytes)));
            return rows;
        } catch (IOException e) {
            throw new CannotReplay(path + " is damaged in " + task.entry() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public long lastTime() {
        return manifest.lastTime();
    }

    @Override
    public boolean withoutPersons() {
        return manifest.withoutPersons();
    }

    @Override
    public void close() {
        close(zip);
    }
}
