package varde.wire.serde;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/** Ids without a registry, counted from 1 in the order in which schemas come: for tests and for a single process. */
public final class FixedSchemaIds implements SchemaIds {

    private final List<Schema> schemas = new ArrayList<>();

    /** Knows these schemas, the first as 1; others are added as they come. */
    public FixedSchemaIds(Schema... known) {
        for (Schema schema : known) {
            idOf("", schema);
        }
    }

    @Override
    public synchronized int idOf(String subject, Schema schema) {
        int known = schemas.indexOf(schema);
        if (known < 0) {
            schemas.add(schema);
            known = schemas.size() - 1;
        }
        return known + 1;
    }

    @Override
    public synchronized Schema schemaOf(int id) {
        if (id < 1 || id > schemas.size()) {
            throw new UndecodableException("schema id " + id + " is not known");
        }
        return schemas.get(id - 1);
    }
}
