package varde.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;

/** The public schemas, one for each topic value: the files of {@code schemas/}, as they are registered. */
public enum ValueSchema {
    /** Of {@code heartbeats}. */
    HEARTBEAT("heartbeat"),
    /** Of {@code observations}. */
    OBSERVATION("observation"),
    /** Of {@code outages}. */
    OUTAGE("outage"),
    /** Of {@code members}. */
    MEMBER("member"),
    /** Of {@code escalations}. */
    ESCALATION("escalation"),
    /** Of {@code pages.*}. */
    PAGE("page"),
    /** Of {@code pages.canary}. */
    CANARY("canary"),
    /** Of {@code receipts}. */
    RECEIPT("receipt"),
    /** Of {@code sent}. */
    SENT("sent"),
    /** Of {@code commands.*}. */
    COMMAND("command"),
    /** Of {@code config.correlate}. */
    CONFIG_CORRELATE("config-correlate"),
    /** Of {@code config.escalate}. */
    CONFIG_ESCALATE("config-escalate"),
    /** Of {@code order.*}. */
    ORDER("order"),
    /** Of {@code rejected}. */
    REJECTED("rejected");

    private final String file;
    private final Schema schema;

    ValueSchema(String name) {
        this.file = name + ".avsc";
        this.schema = read("/varde/schemas/" + file);
    }

    /** The file's name in {@code schemas/}. */
    public String file() {
        return file;
    }

    /** The schema as it is written there, documentation included. */
    public Schema schema() {
        return schema;
    }

    /**
     * The public schema of this record name, such as {@code PageValue}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static ValueSchema of(String name) {
        for (ValueSchema value : values()) {
            if (value.schema.getName().equals(name)) {
                return value;
            }
        }
        throw new IllegalArgumentException(name + " is the value of no topic");
    }

    private static Schema read(String resource) {
        try (InputStream in = ValueSchema.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(
                        resource + " is not on the class path; the build of modules/wire puts it there");
            }
            return new Schema.Parser().parse(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
