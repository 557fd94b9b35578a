package varde.core.escalate;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import varde.core.correlate.Severity;
import varde.core.escalate.Escalation.Fate;
import varde.core.escalate.Escalation.PageMade;
import varde.core.oncall.Channel;
import varde.core.oncall.ClockWindow;
import varde.core.oncall.LocalClock;
import varde.core.oncall.Person;
import varde.core.page.PageEvent;
import varde.core.rules.Rule;

/**
 * Makes pages. One that may go, goes at once. In its reader's quiet hours one of MINOR or WARNING waits for the morning
 * digest, and one beyond the limits of its channel waits for the next that may go.
 */
final class Sending {

    /** Beyond so many days of quiet on end nobody is left in peace any longer. */
    private static final int MOST_QUIET_DAYS = 14;

    private final Deciding deciding;

    Sending(Deciding deciding) {
        this.deciding = deciding;
    }

    /**
     * Makes a page.
     *
     * @param id its identity
     * @param event what it says
     * @param person to whom
     * @param contact which of the person's contacts
     * @param brief what it says beyond the outage
     */
    PageMade make(String id, PageEvent event, String person, int contact, Brief brief) {
        Channel channel = deciding.staff().contacts(person).get(contact).channel();
        Optional<Long> morning = morning(person);
        long at = deciding.at();
        if (morning.isPresent()) {
            return waiting(id, event, person, contact, morning.get());
        }
        if (!deciding.mayGo(channel, person, brief.asked(), urgent(event))) {
            return waiting(id, event, person, contact, at);
        }
        long until = at + deciding.patience(channel);
        return new PageMade(id, event, person, channel, contact, -1, at, until, Fate.PENDING, "", "");
    }

    private PageMade waiting(String id, PageEvent event, String person, int contact, long notBefore) {
        Channel channel = deciding.staff().contacts(person).get(contact).channel();
        long at = deciding.at();
        String why = notBefore > at
                ? "quiet hours until " + deciding.clock(notBefore)
                : "waits for the next " + name(channel) + " within the limits";
        return new PageMade(id, event, person, channel, contact, -1, at, notBefore, Fate.WAITING, why, "");
    }

    private static String name(Channel channel) {
        return switch (channel) {
            case SMS -> "SMS";
            case EMAIL -> "mail";
            case WEBHOOK -> "webhook";
        };
    }

    private boolean urgent(PageEvent event) {
        return deciding.course().severity() == Severity.CRITICAL && Telling.ASKING.contains(event);
    }

    /**
     * When what is not urgent reaches somebody who is in quiet hours now: with the first digest after they end, in log
     * time, in milliseconds. Empty outside quiet hours, and for what is urgent.
     */
    Optional<Long> morning(String person) {
        Severity severity = deciding.course().severity();
        if (severity != Severity.MINOR && severity != Severity.WARNING) {
            return Optional.empty();
        }
        List<ClockWindow> quiet =
                deciding.staff().person(person).map(Person::quiet).orElse(List.of());
        LocalClock clock = deciding.localClock();
        if (quiet.stream().noneMatch(window -> window.covers(deciding.instant(), clock))) {
            return Optional.empty();
        }
        LocalTime digest = LocalTime.ofSecondOfDay(deciding.rule(Rule.DIGEST_AT) / 1_000 % 86_400);
        LocalDateTime shown = clock.shows(deciding.instant());
        for (int day = 0; day <= MOST_QUIET_DAYS; day++) {
            var morning = clock.at(shown.toLocalDate().plusDays(day).atTime(digest));
            boolean after = morning.isAfter(deciding.instant());
            if (after && quiet.stream().noneMatch(window -> window.covers(morning, clock))) {
                return Optional.of(morning.toEpochMilli());
            }
        }
        return Optional.empty();
    }

    /** Whether it is night for somebody: their quiet hours, or 22 to 7 for one who has named none. */
    boolean night(String person) {
        LocalClock clock = deciding.localClock();
        List<ClockWindow> quiet =
                deciding.staff().person(person).map(Person::quiet).orElse(List.of());
        List<ClockWindow> nights = quiet.isEmpty() ? List.of(ClockWindow.NIGHT) : quiet;
        return nights.stream().anyMatch(window -> window.covers(deciding.instant(), clock));
    }
}
