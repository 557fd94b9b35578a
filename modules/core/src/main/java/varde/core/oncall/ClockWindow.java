package varde.core.oncall;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Set;

/**
 * Hours of certain days, in somebody's local time. From 22:00 to 07:00 lasts over midnight and belongs to the day on
 * which it begins; equal ends mean the whole day.
 *
 * @param days days of the week
 * @param holidays whether public holidays count as well
 * @param from begin, included
 * @param to end, excluded
 */
public record ClockWindow(Set<DayOfWeek> days, boolean holidays, LocalTime from, LocalTime to) {

    /** The night of whoever has named no quiet hours: 22 to 7. */
    public static final ClockWindow NIGHT =
            new ClockWindow(EnumSet.allOf(DayOfWeek.class), false, LocalTime.of(22, 0), LocalTime.of(7, 0));

    public ClockWindow {
        days = Set.copyOf(days);
    }

    /** Whether it begins on this day: by its day of the week, or as a public holiday where those count. */
    public boolean beginsOn(LocalDate day, LocalClock clock) {
        return days.contains(day.getDayOfWeek()) || holidays && clock.holidays().contains(day);
    }

    /** When it begins, on a day on which it does. */
    public Instant begin(LocalDate day, LocalClock clock) {
        return clock.at(day.atTime(from));
    }

    /** When it ends that began on this day: the same day, or the next. */
    public Instant end(LocalDate day, LocalClock clock) {
        return clock.at((to.isAfter(from) ? day : day.plusDays(1)).atTime(to));
    }

    /** Whether an instant lies in it. */
    public boolean covers(Instant instant, LocalClock clock) {
        LocalDate today = clock.shows(instant).toLocalDate();
        return coversSince(today, instant, clock) || coversSince(today.minusDays(1), instant, clock);
    }

    private boolean coversSince(LocalDate day, Instant instant, LocalClock clock) {
        return beginsOn(day, clock) && !instant.isBefore(begin(day, clock)) && instant.isBefore(end(day, clock));
    }
}
