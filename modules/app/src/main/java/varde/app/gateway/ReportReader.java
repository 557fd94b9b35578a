package varde.app.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import varde.config.yaml.Words;
import varde.core.detect.HeartbeatStatus;

/** Reads what somebody tells, from a line of a batch or from the query of a URL. */
final class ReportReader {

    private static final List<String> KEYS =
            List.of("component", "status", "message", "interval", "grace", "responseTime");

    private ReportReader() {}

    /**
     * The report of one JSON object.
     *
     * @throws IllegalArgumentException with what is wrong and what to write
     */
    static Report read(JsonNode line) {
        if (!line.isObject()) {
            throw new IllegalArgumentException("this is not a JSON object; write it like {\"component\":\"device/1\"}");
        }
        for (Iterator<String> names = line.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!KEYS.contains(name)) {
                throw new IllegalArgumentException("nobody knows `" + name + "`; known are " + String.join(", ", KEYS));
            }
        }
        String component = line.path("component").asText("");
        if (component.isEmpty()) {
            throw new IllegalArgumentException("`component` is missing");
        }
        return report(
                component,
                line.path("message").asText(""),
                key -> line.has(key) ? Optional.of(line.get(key).asText()) : Optional.empty());
    }

    /**
     * The report of a path and a query.
     *
     * @param query the value of a key, if it is given
     * @throws IllegalArgumentException with what is wrong and what to write
     */
    static Report report(String path, String message, Function<String, Optional<String>> query) {
        return new Report(
                path,
                query.apply("status").map(ReportReader::status),
                message,
                query.apply("interval").map(Words::someDuration),
                query.apply("grace").map(Words::duration),
                query.apply("responseTime").map(ReportReader::milliseconds).orElse(-1L));
    }

    private static HeartbeatStatus status(String text) {
        String name = text.toUpperCase(Locale.ROOT);
        return Arrays.stream(HeartbeatStatus.values())
                .filter(status -> status.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "`" + text + "` is no status; write one of " + Arrays.toString(HeartbeatStatus.values())));
    }

    private static long milliseconds(String text) {
        Duration plain = text.matches("\\d{1,9}") ? Duration.ofMillis(Long.parseLong(text)) : Words.duration(text);
        return plain.toMillis();
    }
}
