package varde.core.escalate;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time as people write them: {@code 90s}, {@code 30m}, {@code 2h}, {@code 1d}. */
final class Spans {

    private static final Pattern SPAN = Pattern.compile("([0-9]{1,6})\\s*([smhd])");

    private Spans() {}

    /** The span in milliseconds; empty if it is none. */
    static Optional<Long> read(String text) {
        Matcher span = SPAN.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!span.matches()) {
            return Optional.empty();
        }
        long unit = switch (span.group(2)) {
            case "s" -> 1_000L;
            case "m" -> 60_000L;
            case "h" -> 3_600_000L;
            default -> 86_400_000L;
        };
        return Optional.of(Long.parseLong(span.group(1)) * unit);
    }
}
