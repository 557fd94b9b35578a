package varde.core.oncall;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Set;

/**
 * The clock on somebody's wall, and when it shows a time. A time that falls in the hour that spring skips comes when the
 * gap ends (02:30 becomes 03:00); one in the hour that autumn repeats comes at its first occurrence.
 *
 * @param zone where the wall is
 * @param holidays the public holidays there
 */
public record LocalClock(ZoneId zone, Set<LocalDate> holidays) {

    public LocalClock {
        holidays = Set.copyOf(holidays);
    }

    /** A clock that knows no public holidays. */
    public LocalClock(ZoneId zone) {
        this(zone, Set.of());
    }

    /** When this clock shows this time, by the rules above. */
    public Instant at(LocalDateTime local) {
        ZoneOffsetTransition transition = zone.getRules().getTransition(local);
        if (transition != null && transition.isGap()) {
            return transition.getInstant();
        }
        return local.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }

    /** What this clock shows at an instant. */
    public LocalDateTime shows(Instant instant) {
        return LocalDateTime.ofInstant(instant, zone);
    }
}
