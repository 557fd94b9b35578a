package varde.config.landscape;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import varde.config.names.Kind;
import varde.config.names.Names;
import varde.config.route.Matchers;
import varde.config.yaml.Fields;
import varde.config.yaml.Value;
import varde.config.yaml.Words;
import varde.core.landscape.Maintenance;
import varde.core.route.Matcher;
import varde.core.time.Cron;

/** Reads {@code maintenance.yaml}. */
final class MaintenanceReader {

    private final Names names;

    MaintenanceReader(Names names) {
        this.names = names;
    }

    List<Maintenance> read(Value file) {
        List<Maintenance> windows = new ArrayList<>();
        file.fields("the file").ifPresent(fields -> {
            fields.required("maintenance").map(Value::list).orElse(List.of()).stream()
                    .flatMap(item -> item.fields("a maintenance window").stream())
                    .forEach(window -> window(window).ifPresent(windows::add));
            fields.close();
        });
        return windows;
    }

    private Optional<Maintenance> window(Fields fields) {
        Optional<String> id = fields.requiredAs("id", Words::id);
        boolean fresh = id.map(known -> names.declare(Kind.MAINTENANCE, known, fields.mark("id")))
                .orElse(false);
        one(fields, List.of("component", "subtree", "matchers"), "say what is maintained");
        Optional<String> component = referred(fields, "component");
        Optional<String> subtree = referred(fields, "subtree");
        List<Matcher> matchers = Matchers.read(fields.list("matchers")).orElse(List.of());
        one(fields, List.of("from", "schedule"), "say when");
        Optional<LocalDateTime> from = fields.as("from", Words::dateTime);
        Optional<LocalDateTime> to = end(fields, from);
        Optional<String> schedule =
                fields.as("schedule", text -> Cron.parse(text).toString());
        Optional<Duration> lasts =
                fields.has("schedule") ? fields.requiredAs("lasts", Words::someDuration) : surplus(fields);
        ZoneId zone = fields.requiredAs("timezone", Words::zone).orElse(ZoneOffset.UTC);
        String author = fields.required("author").flatMap(Value::words).orElse("");
        String reason = fields.required("reason").flatMap(Value::words).orElse("");
        fields.close();
        return fresh
                ? id.map(known -> new Maintenance(
                        known, component, subtree, matchers, from, to, schedule, lasts, zone, author, reason))
                : Optional.empty();
    }

    private static Optional<LocalDateTime> end(Fields fields, Optional<LocalDateTime> from) {
        if (!fields.has("from")) {
            if (fields.has("to")) {
                fields.error("to", "`to` belongs to `from`; add `from`, or use `lasts` with `schedule`");
            }
            return Optional.empty();
        }
        Optional<LocalDateTime> to = fields.requiredAs("to", Words::dateTime);
        if (from.isPresent() && to.isPresent() && !to.get().isAfter(from.get())) {
            fields.error("to", "`to` must be after `from`");
        }
        return to;
    }

    private static Optional<Duration> surplus(Fields fields) {
        if (fields.has("lasts")) {
            fields.error("lasts", "`lasts` belongs to `schedule`; a window with `from` ends at `to`");
        }
        return Optional.empty();
    }

    private Optional<String> referred(Fields fields, String key) {
        Optional<String> id = fields.as(key, Words::id);
        id.ifPresent(known -> names.refer(Kind.COMPONENT, known, fields.mark(key), "`" + key + "`"));
        return id;
    }

    private static void one(Fields fields, List<String> keys, String purpose) {
        List<String> given = keys.stream().filter(fields::has).toList();
        String all = "`" + String.join("`, `", keys) + "`";
        if (given.isEmpty()) {
            fields.error("id", purpose + " by one of " + all);
        } else if (given.size() > 1) {
            fields.error(given.get(1), purpose + " by one of " + all + " only; remove the others");
        }
    }
}
