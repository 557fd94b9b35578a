package varde.wire.released;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import varde.wire.ValueSchema;
import varde.wire.codec.Codec;
import varde.wire.serde.ByteReader;
import varde.wire.serde.ByteWriter;
import varde.wire.serde.FixedSchemaIds;
import varde.wire.serde.WireFormat;
import varde.wire.state.RowCodec;

/**
 * What was released stays readable. {@code -Dvarde.release=VERSION} writes the folder of a release first: done once, when it
 * is made.
 */
class CompatibilityTest {

    private static final String RELEASE = "varde.release";
    private static final ObjectMapper JSON = new ObjectMapper();

    @BeforeAll
    static void writeTheReleaseIfAsked() throws IOException {
        String version = System.getProperty(RELEASE, "");
        if (!version.isEmpty()) {
            new Release(Release.SCHEMAS.resolve("released").resolve(version)).write();
        }
    }

    @Test
    @DisplayName("Each public schema reads what every release wrote (BACKWARD_TRANSITIVE)")
    void topicsReadTheReleased() throws IOException {
        for (Release release : Release.all()) {
            for (Path file : Release.files(release.folder())) {
                Path current = Release.SCHEMAS.resolve(file.getFileName());
                assertThat(current).as("released schemas stay").exists();
                assertReads(Release.parsed(current), Release.parsed(file), file);
            }
        }
    }

    @Test
    @DisplayName("Row schemas read all versions before and are read by them (FULL_TRANSITIVE)")
    void rowsBothWays() throws IOException {
        for (Release release : Release.all()) {
            for (Path file : Release.files(release.folder().resolve("state"))) {
                Path current = Release.SCHEMAS.resolve("state").resolve(file.getFileName());
                assertThat(current)
                        .as("stores are added, never removed or renamed")
                        .exists();
                assertBothWays(Release.parsed(current), Release.parsed(file), file);
            }
        }
        for (Path current : Release.files(Release.SCHEMAS.resolve("state"))) {
            for (Path old : versionsBefore(current)) {
                assertBothWays(Release.parsed(current), Release.parsed(old), old);
            }
        }
    }

    private static List<Path> versionsBefore(Path current) throws IOException {
        String name = current.getFileName().toString().replace(".avsc", "");
        Schema schema = Release.parsed(current);
        assertThat(schema.getObjectProp(RowCodec.VERSION))
                .as("%s of %s", RowCodec.VERSION, name)
                .isInstanceOf(Integer.class);
        List<Path> before = new ArrayList<>();
        for (int version = 1; version < (Integer) schema.getObjectProp(RowCodec.VERSION); version++) {
            Path old = Release.SCHEMAS.resolve("state/versions/" + name + "." + version + ".avsc");
            assertThat(old)
                    .as("keep the old text when you raise %s", RowCodec.VERSION)
                    .exists();
            before.add(old);
        }
        return before;
    }

    @Test
    @DisplayName("The release that is being made holds the schemas as they are now")
    void inStep() throws IOException {
        String version = versionBeingMade();
        Release making = new Release(Release.SCHEMAS.resolve("released").resolve(version));
        if (!Files.isDirectory(making.folder())) {
            return;
        }
        List<Path> files = new ArrayList<>(Release.files(Release.SCHEMAS));
        files.addAll(Release.files(Release.SCHEMAS.resolve("state")));
        for (Path file : files) {
            assertThat(making.folder().resolve(Release.SCHEMAS.relativize(file)))
                    .as(
                            "%s is not out yet, so make it anew: mvn -q -pl modules/wire -am test -Dtest=CompatibilityTest"
                                    + " -Dsurefire.failIfNoSpecifiedTests=false -D%s=%s",
                            version, RELEASE, version)
                    .exists()
                    .hasSameTextualContentAs(file);
        }
    }

    private static String versionBeingMade() throws IOException {
        String pom = Files.readString(Path.of("../../pom.xml"));
        Matcher version =
                Pattern.compile("<version>([0-9.]+)-SNAPSHOT</version>").matcher(pom);
        return version.find() ? version.group(1) : "none";
    }

    @Test
    @DisplayName("A row schema that differs from a released one has another version")
    void changedRowsSaySo() throws IOException {
        for (Release release : Release.all()) {
            for (Path file : Release.files(release.folder().resolve("state"))) {
                Schema current = Release.parsed(Release.SCHEMAS.resolve("state").resolve(file.getFileName()));
                Schema released = Release.parsed(file);
                if (current.getObjectProp(RowCodec.VERSION).equals(released.getObjectProp(RowCodec.VERSION))) {
                    assertThat(current)
                            .as("%s differs from %s: raise %s", file.getFileName(), release, RowCodec.VERSION)
                            .isEqualTo(released);
                }
            }
        }
    }

    private static void assertReads(Schema reader, Schema writer, Path what) {
        var found = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
        assertThat(found.getType())
                .as("%s: %s", what, found.getResult().getIncompatibilities())
                .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    }

    private static void assertBothWays(Schema one, Schema other, Path what) {
        assertReads(one, other, what);
        assertReads(other, one, what);
    }

    @Test
    @DisplayName("The bytes that every release wrote mean what they meant")
    void goldenValues() throws IOException {
        for (Release release : Release.all()) {
            for (ValueSchema schema : ValueSchema.values()) {
                Path written = release.folder().resolve(schema.file());
                if (Files.exists(written)) {
                    Codec<Object> codec = Release.codec(schema, new FixedSchemaIds(Release.parsed(written)));
                    List<Object> read = new ArrayList<>();
                    for (String line : release.golden(schema.file())) {
                        read.add(codec.decode(withHeader(Release.bytes(line))));
                    }
                    assertThat(read).as("%s of %s", schema, release).isEqualTo(GoldenValues.of(schema));
                }
            }
        }
    }

    private static byte[] withHeader(byte[] body) {
        ByteWriter out = WireFormat.writer(1);
        out.writeFixed(body, 0, body.length);
        return out.written();
    }

    @Test
    @DisplayName("The rows that every release wrote are still read, each field as it was")
    void goldenRows() throws IOException {
        for (Release release : Release.all()) {
            for (Path file : Release.files(release.folder().resolve("state"))) {
                Schema written = Release.parsed(file);
                Schema current = Release.parsed(Release.SCHEMAS.resolve("state").resolve(file.getFileName()));
                for (String line : release.golden("state/" + file.getFileName())) {
                    String[] parts = line.split(" ", 2);
                    GenericRecord before = read(parts[0], written, written);
                    assertThat(JSON.readTree(before.toString())).isEqualTo(JSON.readTree(parts[1]));
                    JsonNode now =
                            JSON.readTree(read(parts[0], written, current).toString());
                    assertThat(holds(now, JSON.readTree(before.toString())))
                            .as("%s as it is read now: %s", before, now)
                            .isTrue();
                }
            }
        }
    }

    private static GenericRecord read(String hex, Schema writer, Schema reader) throws IOException {
        ByteReader in = new ByteReader();
        in.start(Release.bytes(hex), 0);
        return new GenericDatumReader<GenericRecord>(writer, reader).read(null, in);
    }

    /** Whether all that was there is there still; fields that came later may stand beside it, at any depth. */
    private static boolean holds(JsonNode now, JsonNode before) {
        if (before.isObject()) {
            return now.isObject()
                    && before.propertyStream()
                            .allMatch(field ->
                                    now.has(field.getKey()) && holds(now.get(field.getKey()), field.getValue()));
        }
        if (before.isArray()) {
            return now.size() == before.size()
                    && IntStream.range(0, before.size()).allMatch(i -> holds(now.get(i), before.get(i)));
        }
        return now.equals(before);
    }
}
