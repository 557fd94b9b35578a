package varde.wire.serde;

import org.apache.avro.Schema;

/** The ids of schemas. Implementations remember them, are cheap to ask again, and may be used by several threads. */
public interface SchemaIds {

    /**
     * The id under which values of this schema are written for a subject.
     *
     * @param subject such as {@code varde.pages.sms-value}
     * @param schema the schema
     * @throws RuntimeException if there is none and none can be had
     */
    int idOf(String subject, Schema schema);

    /**
     * The schema of an id.
     *
     * @throws UndecodableException if nobody knows this id
     * @throws RuntimeException if nobody can be asked at the moment
     */
    Schema schemaOf(int id);
}
