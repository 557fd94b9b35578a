package varde.core.oncall;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A team that outages are routed to.
 *
 * @param id unique
 * @param name for people
 * @param timezone local time of its schedules
 * @param holidays whose public holidays, as an ISO 3166 country code
 * @param schedules its schedules
 * @param contacts of the team itself
 * @param inform told when CRITICAL opens and ends; not asked to answer
 * @param steps of its escalation, by rising delay; never empty
 * @param repeat how often the steps are gone through again before the root's team is asked; 0 or more
 * @param holidayDates the public holidays of that country, day by day: they are published with the team, so that whoever
 *     reads the log again sees the same days
 */
public record Team(
        String id,
        String name,
        ZoneId timezone,
        Optional<String> holidays,
        List<Schedule> schedules,
        List<Contact> contacts,
        List<Target> inform,
        List<Step> steps,
        int repeat,
        Set<LocalDate> holidayDates) {

    public Team {
        schedules = List.copyOf(schedules);
        contacts = List.copyOf(contacts);
        inform = List.copyOf(inform);
        steps = List.copyOf(steps);
        holidayDates = Set.copyOf(holidayDates);
    }

    /**
     * A step of the escalation.
     *
     * @param after how long after the escalation (or the repetition) began
     * @param page whom it pages
     */
    public record Step(Duration after, List<Target> page) {

        public Step {
            page = List.copyOf(page);
        }
    }

    /** The clock on the team's wall, which also knows its public holidays. */
    public LocalClock clock() {
        return new LocalClock(timezone, holidayDates);
    }

    /** The schedule of this id. */
    public Optional<Schedule> schedule(String schedule) {
        return schedules.stream().filter(known -> known.id().equals(schedule)).findFirst();
    }
}
