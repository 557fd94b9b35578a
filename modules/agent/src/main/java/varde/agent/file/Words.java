package varde.agent.file;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How single words are written. Each throws {@link IllegalArgumentException} with a message that says how to write it. */
final class Words {

    private static final int LONGEST_ID = 255;
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(100);
    private static final Pattern ID = Pattern.compile("[a-z0-9._/-]+");
    private static final Pattern DURATION = Pattern.compile("(?:\\d{1,9}(?:ms|s|m|h|d))+");
    private static final Pattern PART = Pattern.compile("(\\d+)(ms|s|m|h|d)");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:\\[\\]%-]+");
    private static final Pattern BROKERS = Pattern.compile("[^\\s,:]+(:[^\\s,:]+)*:\\d{1,5}(,[^\\s,]+:\\d{1,5})*");
    private static final Set<String> RECORDS =
            Set.of("A", "AAAA", "CAA", "CNAME", "DS", "MX", "NAPTR", "NS", "PTR", "SOA", "SRV", "TXT");

    private Words() {}

    static String id(String text) {
        if (!ID.matcher(text).matches() || text.length() > LONGEST_ID) {
            throw new IllegalArgumentException("`" + text + "` is not an id; use small letters a-z, digits and . _ / -"
                    + " only, " + LONGEST_ID + " at most");
        }
        return text;
    }

    /** Zero to a year. */
    static Duration duration(String text) {
        if (!DURATION.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "`" + text + "` is not a duration; write it like 500ms, 10s, 5m, 2h or 14d");
        }
        Duration sum = Duration.ZERO;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            sum = sum.plus(unit(part.group(2)).multipliedBy(Long.parseLong(part.group(1))));
        }
        if (sum.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("`" + text + "` is too long; it must be at most a year");
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
    static Duration someTime(String text) {
        Duration duration = duration(text);
        if (duration.isZero()) {
            throw new IllegalArgumentException("`" + text + "` is no time at all; it must be above zero");
        }
        return duration;
    }

    /** A duration that something can be repeated after. */
    static Duration interval(String text) {
        Duration duration = duration(text);
        if (duration.compareTo(SHORTEST_INTERVAL) < 0) {
            throw new IllegalArgumentException("`" + text + "` is too short; it must be at least 100ms");
        }
        return duration;
    }

    /** A whole number within a range, both ends included. */
    static Function<String, Integer> number(int least, int most) {
        return text -> {
            if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
                throw new IllegalArgumentException(
                        "`" + text + "` is not a whole number from " + least + " to " + most);
            }
            return Integer.valueOf(text);
        };
    }

    static URI url(String text) {
        try {
            URI url = URI.create(text);
            if (url.getHost() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
                return url;
            }
        } catch (IllegalArgumentException garbled) {
            throw new IllegalArgumentException(noUrl(text), garbled);
        }
        throw new IllegalArgumentException(noUrl(text));
    }

    private static String noUrl(String text) {
        return "`" + text + "` is not a URL; write it like https://intranet.example.org/health";
    }

    static String host(String text) {
        if (!HOST.matcher(text).matches()) {
            throw new IllegalArgumentException("`" + text + "` is not a host; write a name or an address");
        }
        return text;
    }

    static String brokers(String text) {
        if (!BROKERS.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "`" + text + "` names no brokers; write it like kafka-1:9092,kafka-2:9092");
        }
        return text;
    }

    static String recordType(String text) {
        if (!RECORDS.contains(text)) {
            throw new IllegalArgumentException("`" + text + "` is not a type of DNS records; known are "
                    + String.join(", ", new TreeSet<>(RECORDS)));
        }
        return text;
    }
}
