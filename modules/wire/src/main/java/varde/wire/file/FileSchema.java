package varde.wire.file;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;

/**
 * The schema of a file: offset, timestamp and key of a record, its value in the value's own schema, or its bytes as they
 * were where they are no such value.
 */
final class FileSchema {

    private static final String NAMESPACE = "varde.file";
    private static final Schema BYTES =
            Schema.createUnion(Schema.create(Schema.Type.NULL), Schema.create(Schema.Type.BYTES));

    private FileSchema() {}

    static Schema of(Schema value) {
        return Schema.createRecord(
                "KeptRecord",
                "A record of a topic, as it stood in the log.",
                NAMESPACE,
                false,
                List.of(
                        field("offset", Schema.create(Schema.Type.LONG), "Its offset."),
                        field(
                                "timestamp",
                                Schema.create(Schema.Type.LONG),
                                "Its log time, milliseconds since the epoch."),
                        field("key", BYTES, "Its key, UTF-8."),
                        field(
                                "value",
                                Schema.createUnion(Schema.create(Schema.Type.NULL), value),
                                "Its value; null for a pulse, and where raw is set."),
                        field("raw", BYTES, "Its bytes as they were, where they are no such value.")));
    }

    /** The schema of a value, in the schema of a file. */
    static Schema valueOf(Schema file) {
        return file.getField("value").schema().getTypes().get(1);
    }

    /** The schema of remembered rows. */
    static final Schema ROW = SchemaBuilder.record("KeptRow")
            .namespace(NAMESPACE)
            .doc("A row that a stage remembered: its version in two bytes, then Avro's binary form.")
            .fields()
            .requiredString("store")
            .requiredString("key")
            .requiredBytes("bytes")
            .endRecord();

    /** The marker between blocks, always the same, so that the same records give the same file. */
    static byte[] sync() {
        return "varde kept records".substring(0, 16).getBytes(StandardCharsets.US_ASCII);
    }

    private static Schema.Field field(String name, Schema schema, String doc) {
        return new Schema.Field(name, schema, doc);
    }
}
