package varde.core.correlate;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import varde.core.landscape.Maintenance;
import varde.core.route.Matcher;
import varde.core.time.Cron;

/**
 * Makes a maintenance window of what somebody said by hand. The values of such a command: {@code component}, {@code subtree}
 * or {@code matcher.N.label}, {@code .operator} and {@code .value} with N from 0; {@code from} and {@code to} as local times,
 * or {@code for} as an ISO-8601 duration from now or from {@code from}, or {@code schedule} (cron) and {@code lasts};
 * {@code timezone}; or {@code end} alone, which ends the window of this id.
 */
final class WindowReader {

    private final WindowRow row;
    private final Map<String, String> values;

    private WindowReader(WindowRow row) {
        this.row = row;
        this.values = row.values();
    }

    /** Whether these values end a window instead of planning one. */
    static boolean isEnd(Map<String, String> values) {
        return values.containsKey("end");
    }

    /** The window of a row; empty if the row ends one. */
    static Optional<Maintenance> read(WindowRow row) {
        return isEnd(row.values()) ? Optional.empty() : Optional.of(new WindowReader(row).window());
    }

    /**
     * The window.
     *
     * @throws IllegalArgumentException if it cannot be one; the message says what is wrong
     */
    private Maintenance window() {
        List<Matcher> matchers = matchers();
        int subjects = (values.containsKey("component") ? 1 : 0)
                + (values.containsKey("subtree") ? 1 : 0)
                + (matchers.isEmpty() ? 0 : 1);
        if (subjects != 1) {
            throw new IllegalArgumentException("say either a component, a subtree or matchers");
        }
        try {
            return dated(matchers, ZoneId.of(values.getOrDefault("timezone", "UTC")));
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException(wrong.getMessage(), wrong);
        }
    }

    private Maintenance dated(List<Matcher> matchers, ZoneId zone) {
        Optional<String> schedule = value("schedule");
        Optional<Duration> lasts = value("lasts").map(Duration::parse);
        Optional<LocalDateTime> from = Optional.empty();
        Optional<LocalDateTime> to = Optional.empty();
        if (schedule.isPresent()) {
            Cron.parse(schedule.get());
            if (lasts.isEmpty() || lasts.get().isNegative() || lasts.get().isZero()) {
                throw new IllegalArgumentException("a window that recurs needs to say how long it lasts");
            }
        } else {
            LocalDateTime now = LocalDateTime.ofInstant(Instant.ofEpochMilli(row.at()), zone);
            from = Optional.of(value("from").map(LocalDateTime::parse).orElse(now));
            LocalDateTime begin = from.get();
            to = value("to")
                    .map(LocalDateTime::parse)
                    .or(() -> value("for").map(Duration::parse).map(begin::plus));
            if (to.isEmpty() || !to.get().isAfter(begin)) {
                throw new IllegalArgumentException("say when the window ends, later than it begins");
            }
        }
        return new Maintenance(
                row.id(),
                value("component"),
                value("subtree"),
                matchers,
                from,
                to,
                schedule,
                lasts,
                zone,
                row.who(),
                values.getOrDefault("reason", ""));
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name)).filter(text -> !text.isBlank());
    }

    private List<Matcher> matchers() {
        List<Matcher> matchers = new ArrayList<>();
        for (int n = 0; values.containsKey("matcher." + n + ".label"); n++) {
            String name = "matcher." + n;
            matchers.add(new Matcher(
                    values.getOrDefault(name + ".label", ""),
                    Matcher.Operator.valueOf(values.getOrDefault(name + ".operator", "EQUAL")),
                    values.getOrDefault(name + ".value", "")));
        }
        return matchers;
    }
}
