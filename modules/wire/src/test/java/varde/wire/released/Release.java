package varde.wire.released;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.util.RandomData;
import varde.core.oncall.Channel;
import varde.wire.Topics;
import varde.wire.ValueSchema;
import varde.wire.codec.Codec;
import varde.wire.codec.Codecs;
import varde.wire.serde.FixedSchemaIds;
import varde.wire.serde.WireFormat;

/**
 * The folder {@code schemas/released/VERSION}: copies of the schemas, and in {@code golden} bytes that this release wrote. A
 * line of a golden file is the hex of one value; of a state row, the hex and what Avro says it is.
 */
record Release(Path folder) {

    static final Path SCHEMAS = Path.of("../../schemas");
    private static final int ROWS = 3;
    private static final HexFormat HEX = HexFormat.of();

    /** All releases. */
    static List<Release> all() throws IOException {
        try (Stream<Path> folders = Files.list(SCHEMAS.resolve("released"))) {
            return folders.filter(Files::isDirectory).sorted().map(Release::new).toList();
        }
    }

    /** The schema files of a folder, of topics or of state. */
    static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".avsc"))
                    .sorted()
                    .toList();
        }
    }

    static Schema parsed(Path file) throws IOException {
        return new Schema.Parser().parse(Files.readString(file));
    }

    /** The codec of a schema's values; which of several topics does not matter. */
    @SuppressWarnings("unchecked")
    static Codec<Object> codec(ValueSchema schema, FixedSchemaIds ids) {
        Codecs codecs = new Codecs(Topics.STANDARD, ids);
        Codec<?> codec = switch (schema) {
            case HEARTBEAT -> codecs.heartbeats();
            case OBSERVATION -> codecs.observations();
            case OUTAGE -> codecs.outages();
            case MEMBER -> codecs.members();
            case ESCALATION -> codecs.escalations();
            case PAGE -> codecs.pages(Channel.SMS);
            case CANARY -> codecs.canaries();
            case RECEIPT -> codecs.receipts();
            case SENT -> codecs.sent();
            case COMMAND -> codecs.commandsCorrelate();
            case CONFIG_CORRELATE -> codecs.configCorrelate();
            case CONFIG_ESCALATE -> codecs.configEscalate();
            case ORDER -> codecs.orderCorrelate();
            case REJECTED -> codecs.rejected();
        };
        return (Codec<Object>) codec;
    }

    /** The golden lines of a schema file, without comments. */
    List<String> golden(String file) throws IOException {
        return Files.readAllLines(folder.resolve("golden").resolve(file.replace(".avsc", ".hex"))).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    /** Writes the current schemas and golden bytes here, anew. */
    void write() throws IOException {
        Files.createDirectories(folder.resolve("golden/state"));
        Files.createDirectories(folder.resolve("state"));
        for (ValueSchema schema : ValueSchema.values()) {
            copy(SCHEMAS.resolve(schema.file()), folder.resolve(schema.file()));
            List<String> lines =
                    new ArrayList<>(List.of("# " + schema.schema().getName() + ", without magic byte and id"));
            Codec<Object> codec = codec(schema, new FixedSchemaIds(schema.schema()));
            for (Object value : GoldenValues.of(schema)) {
                byte[] bytes = codec.encode(value);
                lines.add(HEX.formatHex(Arrays.copyOfRange(bytes, WireFormat.HEADER, bytes.length)));
            }
            Files.write(folder.resolve("golden").resolve(schema.file().replace(".avsc", ".hex")), lines);
        }
        for (Path row : files(SCHEMAS.resolve("state"))) {
            String name = row.getFileName().toString();
            copy(row, folder.resolve("state").resolve(name));
            Files.write(folder.resolve("golden/state").resolve(name.replace(".avsc", ".hex")), rows(parsed(row)));
        }
    }

    private static List<String> rows(Schema schema) throws IOException {
        List<String> lines = new ArrayList<>(List.of("# " + schema.getName() + ", without version, then what it says"));

        for (Object row : new RandomData(schema, ROWS, new Random(1).nextLong(), true)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            var encoder = EncoderFactory.get().directBinaryEncoder(out, null);
            new GenericDatumWriter<>(schema, GenericData.get()).write(row, encoder);
            lines.add(HEX.formatHex(out.toByteArray()) + " " + row);
        }
        return lines;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.write(to, Files.readAllBytes(from));
    }

    static byte[] bytes(String hex) {
        return HEX.parseHex(hex);
    }
}
