package varde.replay.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import varde.replay.recording.Interval;

/** How times and lengths of time are written in a report. */
final class Spell {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter TICK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DATED = DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DATED_CLOCK = DateTimeFormatter.ofPattern("MM-dd HH:mm:ss", Locale.ROOT);

    /** A night is told by the clock alone; what is longer, or was long before, needs the day as well. */
    private static final long NIGHT = 18L * 3_600_000;

    private final ZoneId zone;
    private final Interval interval;

    /** In this zone, about this interval. */
    Spell(ZoneId zone, Interval interval) {
        this.zone = zone;
        this.interval = interval;
    }

    private boolean needsDay(long at) {
        return interval.length() > NIGHT || at < interval.to() - NIGHT || at > interval.from() + NIGHT;
    }

    ZoneId zone() {
        return zone;
    }

    String clock(long at) {
        return (needsDay(at) ? DATED_CLOCK : CLOCK)
                .format(Instant.ofEpochMilli(at).atZone(zone));
    }

    /**
     * Of the scale of a picture.
     *
     * @param seconds whether its ticks are less than a minute apart
     * @param days whether they are so far apart that the clock alone would not tell which is meant
     */
    String tick(long at, boolean seconds, boolean days) {
        return (days ? DATED : seconds ? CLOCK : TICK)
                .format(Instant.ofEpochMilli(at).atZone(zone));
    }

    String day(long at) {
        return DAY.format(Instant.ofEpochMilli(at).atZone(zone));
    }

    static String length(long millis) {
        long seconds = Math.round(millis / 1000.0);
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3_600) {
            return seconds / 60 + " min " + seconds % 60 + " s";
        }
        if (seconds < 172_800) {
            return seconds / 3_600 + " h " + seconds % 3_600 / 60 + " min";
        }
        return seconds / 86_400 + " d " + seconds % 86_400 / 3_600 + " h";
    }

    static String length(Optional<Long> millis) {
        return millis.map(Spell::length).orElse("–");
    }
}
