package varde.config.yaml;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import varde.config.problem.Nearest;

/**
 * How single words are written in the files. Each throws {@link IllegalArgumentException} with a message that says how
 * to write it.
 */
public final class Words {

    private static final Pattern ID = Pattern.compile("[a-z0-9._/-]+");
    private static final Pattern DURATION = Pattern.compile("(?:\\d{1,9}(?:ms|s|m|h|d))+");
    private static final Pattern DURATION_PART = Pattern.compile("(\\d+)(ms|s|m|h|d)");

    private Words() {}

    /** An id: small letters, digits and {@code . _ / -}. */
    public static String id(String text) {
        if (!ID.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "`" + text + "` is not an id; use small letters a-z, digits and . _ / - only");
        }
        return text;
    }

    /** A duration like {@code 500ms}, {@code 10s}, {@code 5m}, {@code 2h}, {@code 3d} or {@code 1h30m}. */
    public static Duration duration(String text) {
        if (!DURATION.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "`" + text + "` is not a duration; write it like 500ms, 10s, 5m, 2h or 3d");
        }
        Duration sum = Duration.ZERO;
        Matcher part = DURATION_PART.matcher(text);
        while (part.find()) {
            sum = sum.plus(unit(part.group(2)).multipliedBy(Long.parseLong(part.group(1))));
        }
        return sum;
    }

    private static Duration unit(String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(1);
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            default -> Duration.ofDays(1);
        };
    }

    /** A duration above zero. */
    public static Duration someDuration(String text) {
        Duration duration = duration(text);
        if (duration.isZero()) {
            throw new IllegalArgumentException("`" + text + "` is no time at all; it must be above zero");
        }
        return duration;
    }

    /** A whole number within a range, both ends included. */
    public static Function<String, Integer> number(int least, int most) {
        return text -> {
            int number;
            try {
                number = Integer.parseInt(text);
            } catch (NumberFormatException notOne) {
                throw new IllegalArgumentException(
                        "`" + text + "` is not a whole number from " + least + " to " + most, notOne);
            }
            if (number < least || number > most) {
                throw new IllegalArgumentException(text + " is out of range; it must be from " + least + " to " + most);
            }
            return number;
        };
    }

    /** Yes or no: {@code true} or {@code false}. */
    public static boolean truth(String text) {
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        throw new IllegalArgumentException("`" + text + "` must be true or false");
    }

    /** One of an enumeration's words, written in small letters. */
    public static <E extends Enum<E>> Function<String, E> oneOf(Class<E> words) {
        return named(words, name -> name.toLowerCase(Locale.ROOT));
    }

    /** One of an enumeration's words, written in capital letters. */
    public static <E extends Enum<E>> Function<String, E> capitalOneOf(Class<E> words) {
        return named(words, name -> name);
    }

    private static <E extends Enum<E>> Function<String, E> named(Class<E> words, Function<String, String> written) {
        return text -> {
            List<String> known = Arrays.stream(words.getEnumConstants())
                    .map(word -> written.apply(word.name()))
                    .toList();
            int place = known.indexOf(text);
            if (place < 0) {
                throw new IllegalArgumentException(
                        "`" + text + "` is not one of " + String.join(", ", known) + Nearest.ending(text, known, ""));
            }
            return words.getEnumConstants()[place];
        };
    }

    /** A time zone of the IANA database, such as {@code Europe/Oslo}. */
    public static ZoneId zone(String text) {
        if (text.equals("UTC") || ZoneId.getAvailableZoneIds().contains(text)) {
            return ZoneId.of(text);
        }
        throw new IllegalArgumentException("there is no time zone `" + text + "`"
                + Nearest.ending(
                        text, ZoneId.getAvailableZoneIds().stream().sorted().toList(), "; write it like Europe/Oslo"));
    }

    /** A local date and time like {@code 2026-01-05T08:00}. */
    public static LocalDateTime dateTime(String text) {
        return written(text, LocalDateTime::parse, "a local date and time; write it like 2026-01-05T08:00");
    }

    /** A date like {@code 2026-01-05}. */
    public static LocalDate date(String text) {
        return written(text, LocalDate::parse, "a date; write it like 2026-01-05");
    }

    /** A time of day like {@code 08:00}; {@code 24:00} is the end of the day, that is 00:00. */
    public static LocalTime time(String text) {
        String day = text.equals("24:00") ? "00:00" : text;
        return written(day, LocalTime::parse, "a time of day; write it like \"08:00\"");
    }

    private static <T> T written(String text, Function<String, T> reading, String expected) {
        try {
            return reading.apply(text);
        } catch (DateTimeException broken) {
            throw new IllegalArgumentException("`" + text + "` is not " + expected, broken);
        }
    }
}
