package varde.core.oncall;

import java.time.DayOfWeek;
import java.time.LocalTime;
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

    public ClockWindow {
        days = Set.copyOf(days);
    }
}
