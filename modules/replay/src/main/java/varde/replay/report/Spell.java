package varde.replay.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** How times and lengths of time are written in a report. */
final class Spell {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter TICK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final ZoneId zone;

    /** In this zone. */
    Spell(ZoneId zone) {
        this.zone = zone;
    }

    ZoneId zone() {
        return zone;
    }

    String clock(long at) {
        return CLOCK.format(Instant.ofEpochMilli(at).atZone(zone));
    }

    String tick(long at, boolean seconds) {
        return (seconds ? CLOCK : TICK).format(Instant.ofEpochMilli(at).atZone(zone));
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
