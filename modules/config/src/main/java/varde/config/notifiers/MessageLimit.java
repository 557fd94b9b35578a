package varde.config.notifiers;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many messages a provider may be given: {@code 10/s}, {@code 30/min}, {@code 500/h} or {@code 2000/d}.
 *
 * @param messages at most so many, at least 1
 * @param per in any such time
 * @param written as it stands in the file
 */
public record MessageLimit(int messages, Duration per, String written) {

    private static final Pattern WRITTEN = Pattern.compile("([1-9]\\d{0,6})/(s|min|h|d)");
    private static final Map<String, Duration> UNITS = Map.of(
            "s", Duration.ofSeconds(1),
            "min", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    static MessageLimit parse(String text) {
        Matcher written = WRITTEN.matcher(text);
        Duration per = written.matches() ? UNITS.get(written.group(2)) : null;
        if (per == null) {
            throw new IllegalArgumentException(
                    "`" + text + "` is not a limit; write it like 10/s, 30/min, 500/h or 2000/d");
        }
        return new MessageLimit(Integer.parseInt(written.group(1)), per, text);
    }
}
