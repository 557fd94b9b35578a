package varde.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import varde.replay.keep.Export;
import varde.replay.keep.FileRecording;
import varde.replay.recording.Recorded;
import varde.replay.recording.Recording;
import varde.replay.recording.Records;
import varde.replay.whatif.WhatIf;

/** An exported night, and what becomes of one that is not as it was. */
class KeptFileTest {

    private static final Path NIGHT = Path.of("src/test/nights/reconfigured.varde");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MANIFEST = "manifest.json";
    private static final String[] PERSONAL = {
        "Kari Nordmann", "Ola Hansen", "+4790000001", "+4790000002", "kari@example.org"
    };

    @TempDir
    private Path temporary;

    private static FileRecording open(Path file) {
        return FileRecording.open(file, FileRecording.Wanted.all());
    }

    @Test
    void aNightThatIsWholeHoldsItsRecordsInOrder() {
        try (Recording night = open(NIGHT);
                Records outages = night.read(night.topics().outages(), 0, 0)) {
            long before = -1;
            int read = 0;
            for (Recorded next = outages.next(); next != null; next = outages.next()) {
                assertThat(next.offset()).isGreaterThan(before);
                before = next.offset();
                read++;
            }
            assertThat(read).isPositive();
            assertThat(before).isLessThan(night.end(night.topics().outages(), 0));
        }
    }

    @Test
    void aFileThatIsCutOffIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(NIGHT);
        Path cut = Files.write(temporary.resolve("cut.varde"), java.util.Arrays.copyOf(whole, whole.length / 2));

        assertThatThrownBy(() -> open(cut))
                .hasMessageContaining("is no export, or is cut off")
                .hasMessageContaining("copy it again");
    }

    @Test
    void aFileWithOtherBytesThanItsChecksumIsRefused() throws IOException {
        Map<String, byte[]> entries = entries();
        byte[] changed = entries.get("records/outages-0.avro").clone();
        changed[changed.length / 2] ^= 1;
        entries.put("records/outages-0.avro", changed);

        assertThatThrownBy(() -> open(written("changed.varde", entries)))
                .hasMessageContaining("records/outages-0.avro does not have the checksum");
    }

    @Test
    void aFileThatALaterVardeWroteIsRefusedWithWhatIsUnknown() throws Exception {
        Map<String, byte[]> entries = entries();
        entries.put("records/outages-0.avro", withOneMoreField(entries.get("records/outages-0.avro")));
        sum(entries, "records/outages-0.avro");

        assertThatThrownBy(() -> open(written("later.varde", entries)))
                .hasMessageContaining("OutageValue.mood")
                .hasMessageContaining("use that Varde or a later one");
    }

    @Test
    void aFileOfALaterFormIsRefused() throws IOException {
        Map<String, byte[]> entries = entries();
        ObjectNode manifest = (ObjectNode) JSON.readTree(entries.get(MANIFEST));
        manifest.put("format", 2);
        entries.put(MANIFEST, JSON.writeValueAsBytes(manifest));

        assertThatThrownBy(() -> open(written("form.varde", entries))).hasMessageContaining("has form 2");
    }

    @Test
    void anEmptyIntervalIsRefused() {
        long middle = begin() + 1_000;

        assertThatThrownBy(() -> open(Optional.of(middle), Optional.of(middle)))
                .hasMessageContaining("the interval is empty")
                .hasMessageContaining("--from must be earlier than --to");
    }

    @Test
    void anIntervalThatTheFileDoesNotHoldIsRefusedWithWhatItHolds() {
        String from = Instant.ofEpochMilli(begin()).toString();

        assertThatThrownBy(() -> open(Optional.of(begin() - 3_600_000), Optional.empty()))
                .hasMessageContaining("holds " + from + " to ");
        assertThatThrownBy(() -> open(Optional.of(begin() + 3_600_000), Optional.empty()))
                .hasMessageContaining("holds " + from + " to ");
        assertThatThrownBy(() -> open(Optional.empty(), Optional.of(begin() - 1)))
                .hasMessageContaining("holds " + from + " to ");
    }

    @Test
    void aFileWithoutPersonsHoldsNoNameAndNoAddressAndIsDecidedAlike() throws IOException {
        Path shaded = temporary.resolve("shaded.varde");
        List<String> pages;
        Outcome begun;
        try (FileRecording night = open(NIGHT)) {
            pages = WhatIf.pages(night);
            begun = Replay.of(night, options(true), new Progress());
            Export.write(night, begun, new Export.How("test", night.ids(), true), shaded);
        }

        assertThat(told(NIGHT)).contains(PERSONAL);
        assertThat(told(shaded)).doesNotContain(PERSONAL).contains("kari", "ola");
        try (FileRecording night = open(shaded)) {
            Outcome again = Replay.of(night, options(false), new Progress());
            // Texts may have been worded otherwise since that night; here they are not compared.
            assertThat(again.agreed()).isGreaterThanOrEqualTo(begun.agreed()).isPositive();
            assertThat(again.unexplained()).isLessThanOrEqualTo(begun.unexplained());
            assertThat(WhatIf.pages(night)).isEqualTo(pages).isNotEmpty();
        }
    }

    private static Replay.Options options(boolean keepsBegun) {
        return new Replay.Options(0, Optional.empty(), true, keepsBegun, false, 2);
    }

    private static long begin() {
        try (Recording night = open(NIGHT)) {
            return night.interval().from();
        }
    }

    private static FileRecording open(Optional<Long> from, Optional<Long> to) {
        return FileRecording.open(NIGHT, new FileRecording.Wanted(from, to, read -> {}));
    }

    /** All that stands in a file: texts of Avro's records, and what is within their bytes. */
    private static String told(Path file) throws IOException {
        StringBuilder told = new StringBuilder();
        for (Map.Entry<String, byte[]> entry : entries(file).entrySet()) {
            if (entry.getKey().endsWith(".avro")) {
                try (DataFileStream<Object> in =
                        new DataFileStream<>(new ByteArrayInputStream(entry.getValue()), new GenericDatumReader<>())) {
                    in.forEach(record -> tell(record, told));
                }
            } else {
                told.append(new String(entry.getValue(), StandardCharsets.UTF_8));
            }
        }
        return told.toString();
    }

    private static void tell(@Nullable Object value, StringBuilder told) {
        if (value instanceof IndexedRecord record) {
            record.getSchema().getFields().forEach(field -> tell(record.get(field.pos()), told));
        } else if (value instanceof ByteBuffer bytes) {
            told.append(StandardCharsets.UTF_8.decode(bytes.duplicate())).append('\n');
        } else if (value instanceof Collection<?> all) {
            all.forEach(one -> tell(one, told));
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, one) -> {
                tell(key, told);
                tell(one, told);
            });
        } else {
            told.append(value).append('\n');
        }
    }

    @Test
    void whatIsNoFileIsSaid() {
        assertThatThrownBy(() -> open(temporary.resolve("none"))).hasMessageContaining("there is no file");
    }

    private static Map<String, byte[]> entries() throws IOException {
        return entries(NIGHT);
    }

    private static Map<String, byte[]> entries(Path file) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                try (InputStream in = zip.getInputStream(entry)) {
                    entries.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        return entries;
    }

    private Path written(String name, Map<String, byte[]> entries) throws IOException {
        Path file = temporary.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }

    private static void sum(Map<String, byte[]> entries, String name) throws Exception {
        ObjectNode manifest = (ObjectNode) JSON.readTree(entries.get(MANIFEST));
        byte[] sum = MessageDigest.getInstance("SHA-256").digest(entries.get(name));
        ((ObjectNode) manifest.get("checksums")).put(name, HexFormat.of().formatHex(sum));
        entries.put(MANIFEST, JSON.writeValueAsBytes(manifest));
    }

    private static byte[] withOneMoreField(byte[] file) throws IOException {
        try (DataFileStream<Object> in =
                new DataFileStream<>(new ByteArrayInputStream(file), new GenericDatumReader<>())) {
            String text = in.getSchema().toString();
            int at = text.indexOf("\"fields\":[", text.indexOf("\"OutageValue\"")) + "\"fields\":[".length();
            String more = text.substring(0, at) + "{\"name\":\"mood\",\"type\":\"string\",\"default\":\"calm\"},"
                    + text.substring(at);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Schema schema = new Schema.Parser().parse(more);
            try (DataFileWriter<Object> writer = new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
                writer.create(schema, out);
            }
            assertThat(out.toString(StandardCharsets.ISO_8859_1)).contains("mood");
            return out.toByteArray();
        }
    }
}
