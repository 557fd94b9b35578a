package varde.wire.serde;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import varde.wire.registry.NotInRegistryException;
import varde.wire.registry.RegistryClient;

/**
 * Ids from a registry, each asked for once. An id that the registry does not know is not asked for again for a while, so
 * that a stretch of poison does not become a stretch of requests.
 */
public final class RegistrySchemaIds implements SchemaIds {

    private static final long UNKNOWN_FOR = Duration.ofSeconds(10).toNanos();
    private static final int MOST_UNKNOWN = 10_000;

    private record Written(String subject, Schema schema) {}

    private final RegistryClient registry;
    private final Map<Written, Integer> ids = new ConcurrentHashMap<>();
    private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();
    private final Map<Integer, Long> unknownSince = new ConcurrentHashMap<>();

    /** Ids from this registry. */
    public RegistrySchemaIds(RegistryClient registry) {
        this.registry = registry;
    }

    @Override
    public int idOf(String subject, Schema schema) {
        Written written = new Written(subject, schema);
        Integer known = ids.get(written);
        if (known != null) {
            return known;
        }
        int id = registry.settings().register() ? registry.register(subject, schema) : registry.lookup(subject, schema);
        ids.put(written, id);
        return id;
    }

    @Override
    public Schema schemaOf(int id) {
        Schema known = schemas.get(id);
        if (known != null) {
            return known;
        }
        Long since = unknownSince.get(id);
        boolean askedLately = since != null && System.nanoTime() - since < UNKNOWN_FOR;
        // No registry gives out 0 or less, but poison may claim it.
        if (id < 1 || askedLately) {
            throw new UndecodableException("schema id " + Integer.toUnsignedString(id) + " is not in the registry");
        }
        Schema schema = ask(id);
        schemas.put(id, schema);
        return schema;
    }

    private Schema ask(int id) {
        try {
            return registry.byId(id);
        } catch (NotInRegistryException e) {
            if (unknownSince.size() >= MOST_UNKNOWN) {
                unknownSince.clear();
            }
            unknownSince.put(id, System.nanoTime());
            throw new UndecodableException("schema id " + id + " is not in the registry, or no Avro schema", e);
        }
    }
}
