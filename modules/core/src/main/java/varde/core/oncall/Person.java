package varde.core.oncall;

import java.time.LocalDate;
import java.util.List;
import varde.core.route.Matcher;

/**
 * Somebody who can be paged.
 *
 * @param id unique
 * @param name for people
 * @param language of the pages
 * @param contacts in the order of preference
 * @param quiet when MINOR and WARNING wait
 * @param never what this person is not told over a channel; CRITICAL always passes
 * @param absences when this person is away
 */
public record Person(
        String id,
        String name,
        Language language,
        List<Contact> contacts,
        List<ClockWindow> quiet,
        List<Never> never,
        List<Absence> absences) {

    public Person {
        contacts = List.copyOf(contacts);
        quiet = List.copyOf(quiet);
        never = List.copyOf(never);
        absences = List.copyOf(absences);
    }

    /**
     * A personal rule: not this over that channel.
     *
     * @param channel the channel
     * @param matchers all must hold on the outage's labels
     */
    public record Never(Channel channel, List<Matcher> matchers) {

        public Never {
            matchers = List.copyOf(matchers);
        }
    }

    /**
     * Days away, both included.
     *
     * @param from first day
     * @param to last day
     */
    public record Absence(LocalDate from, LocalDate to) {}

    /** Whether this person is away on a day. */
    public boolean absentOn(LocalDate day) {
        return absences.stream().anyMatch(absence -> !day.isBefore(absence.from()) && !day.isAfter(absence.to()));
    }
}
