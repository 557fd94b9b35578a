package varde.config.notifiers;

import java.util.Optional;
import java.util.function.Function;
import varde.config.yaml.Fields;
import varde.config.yaml.Value;

/** Reads values with everything put in that is not kept in the files. */
record Expanded(Expansion expansion) {

    <T> Optional<T> required(Fields fields, String key, Function<String, T> reading) {
        return fields.required(key).flatMap(value -> of(value, reading));
    }

    <T> Optional<T> optional(Fields fields, String key, Function<String, T> reading) {
        return fields.value(key).flatMap(value -> of(value, reading));
    }

    Optional<String> of(Value value) {
        return expansion.of(value);
    }

    private <T> Optional<T> of(Value value, Function<String, T> reading) {
        return expansion.of(value).flatMap(text -> value.as(raw -> reading.apply(text)));
    }
}
