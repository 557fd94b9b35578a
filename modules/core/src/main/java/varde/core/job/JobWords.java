package varde.core.job;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What is said of a job, for people. */
final class JobWords {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private final ZoneId zone;

    JobWords(ZoneId zone) {
        this.zone = zone;
    }

    /** When, by the clock of the job's zone. */
    String time(long at) {
        return TIME.format(Instant.ofEpochMilli(at).atZone(zone));
    }

    /** How long. */
    static String length(long millis) {
        if (millis < 2 * MINUTE) {
            return Math.max(0, millis) / SECOND + " s";
        }
        if (millis < 2 * HOUR) {
            return millis / MINUTE + " min";
        }
        if (millis < 2 * DAY) {
            return both(millis / HOUR + " h", millis % HOUR / MINUTE, " min");
        }
        return both(millis / DAY + " d", millis % DAY / HOUR, " h");
    }

    private static String both(String first, long rest, String unit) {
        return rest == 0 ? first : first + " " + rest + unit;
    }
}
