package varde.wire.serde;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.Schema;
import varde.wire.registry.NotInRegistryException;
import varde.wire.registry.RegistryClient;

/**
 * Ids for somebody who reads what others wrote and registers nothing. A schema that the registry does not know has an id of
 * this process alone, from {@link Integer#MAX_VALUE} downwards: good for values that never leave it.
 */
public final class ReadingSchemaIds implements SchemaIds {

    private final RegistryClient registry;
    private final RegistrySchemaIds known;
    private final Map<Schema, Integer> own = new ConcurrentHashMap<>();
    private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();
    private final Map<String, Integer> found = new ConcurrentHashMap<>();
    private final AtomicInteger next = new AtomicInteger(Integer.MAX_VALUE);

    /** Reads what this registry knows. */
    public ReadingSchemaIds(RegistryClient registry) {
        this.registry = registry;
        this.known = new RegistrySchemaIds(registry);
    }

    @Override
    public int idOf(String subject, Schema schema) {
        return found.computeIfAbsent(subject + " " + schema.getFullName(), any -> {
            try {
                return registry.lookup(subject, schema);
            } catch (NotInRegistryException unknown) {
                return own.computeIfAbsent(schema, this::ownId);
            }
        });
    }

    private int ownId(Schema schema) {
        int id = next.getAndDecrement();
        schemas.put(id, schema);
        return id;
    }

    @Override
    public Schema schemaOf(int id) {
        Schema mine = schemas.get(id);
        return mine != null ? mine : known.schemaOf(id);
    }
}
