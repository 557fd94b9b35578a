package varde.wire.file;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;

/**
 * Whether a schema holds what the program does not know. Avro would pass over such a field without a word; a decision made
 * without it would be another one.
 */
final class SchemaAge {

    private final Set<String> seen = new HashSet<>();

    private SchemaAge() {}

    /** The first thing in the written schema that the known one does not have. */
    static Optional<String> unknown(Schema written, Schema known) {
        return new SchemaAge().find(written, known, written.getName());
    }

    private Optional<String> find(Schema written, Schema known, String where) {
        if (known.getType() == Schema.Type.UNION && written.getType() != Schema.Type.UNION) {
            return branch(written, known, where);
        }
        if (written.getType() != known.getType()) {
            return Optional.of(where + " as " + written.getType());
        }
        switch (written.getType()) {
            case RECORD:
                return record(written, known, where);
            case ENUM:
                return written.getEnumSymbols().stream()
                        .filter(symbol -> !known.hasEnumSymbol(symbol))
                        .map(symbol -> where + " = " + symbol)
                        .findFirst();
            case ARRAY:
                return find(written.getElementType(), known.getElementType(), where);
            case MAP:
                return find(written.getValueType(), known.getValueType(), where);
            case UNION:
                return written.getTypes().stream()
                        .flatMap(type -> branch(type, known, where).stream())
                        .findFirst();
            default:
                return Optional.empty();
        }
    }

    private Optional<String> branch(Schema written, Schema known, String where) {
        for (Schema candidate : known.getTypes()) {
            if (candidate.getFullName().equals(written.getFullName())) {
                return find(written, candidate, where);
            }
        }
        return Optional.of(where + " as " + written.getName());
    }

    private Optional<String> record(Schema written, Schema known, String where) {
        if (!seen.add(written.getFullName())) {
            return Optional.empty();
        }
        for (Schema.Field field : written.getFields()) {
            String name = where + "." + field.name();
            Schema.Field same = known.getField(field.name());
            Optional<String> unknown = same == null ? Optional.of(name) : find(field.schema(), same.schema(), name);
            if (unknown.isPresent()) {
                return unknown;
            }
        }
        return Optional.empty();
    }
}
