package varde.app.oncall;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import varde.core.oncall.OnCall;
import varde.core.oncall.Person;
import varde.core.oncall.Schedule;
import varde.core.oncall.Shift;
import varde.core.oncall.Team;

/** The shifts of a team or of a person as an iCalendar feed (RFC 5545), for the calendars that people have already. */
public final class RosterCalendar {

    /** How far a feed looks back. */
    public static final Duration BACK = Duration.ofDays(14);

    /** How far a feed looks ahead. */
    public static final Duration AHEAD = Duration.ofDays(180);

    /**
     * So much further in both directions shifts are worked out: one that is cut where a feed begins or ends would have another
     * begin, and so another identity, each time that the feed is read.
     */
    private static final Duration WHOLE = Duration.ofDays(100);

    private final Collection<Team> teams;
    private final Map<String, Person> people;

    /**
     * Feeds for these.
     *
     * @param teams all teams
     * @param people everybody, by id
     */
    public RosterCalendar(Collection<Team> teams, Map<String, Person> people) {
        this.teams = teams;
        this.people = people;
    }

    /** The feed of a team around a moment; empty if there is no such team. */
    public Optional<String> ofTeam(String id, Instant now) {
        return teams.stream()
                .filter(team -> team.id().equals(id))
                .findFirst()
                .map(team -> written(shifts(team, now), now));
    }

    /** The feed of a person around a moment; empty if there is no such person. */
    public Optional<String> ofPerson(String id, Instant now) {
        if (!people.containsKey(id)) {
            return Optional.empty();
        }
        List<Shift> mine = new ArrayList<>();
        teams.forEach(team -> shifts(team, now).stream()
                .filter(shift -> shift.person().equals(id))
                .forEach(mine::add));
        return Optional.of(written(mine, now));
    }

    private List<Shift> shifts(Team team, Instant now) {
        OnCall onCall = new OnCall(team, people);
        Instant first = now.minus(BACK);
        Instant last = now.plus(AHEAD);
        List<Shift> shifts = new ArrayList<>();
        for (Schedule schedule : team.schedules()) {
            for (Shift shift : onCall.shifts(schedule.id(), first.minus(WHOLE), last.plus(WHOLE))) {
                if (shift.to().isAfter(first) && shift.from().isBefore(last)) {
                    shifts.add(shift);
                }
            }
        }
        return shifts;
    }

    private String written(List<Shift> shifts, Instant now) {
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//Varde//On call//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        shifts.stream()
                .sorted(Comparator.comparing(Shift::from)
                        .thenComparing(Shift::team)
                        .thenComparing(Shift::schedule))
                .forEach(shift -> calendar.add(event(shift, now)));
        StringWriter text = new StringWriter();
        try {
            new CalendarOutputter(false).output(calendar, text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private VEvent event(Shift shift, Instant now) {
        String who = Optional.ofNullable(people.get(shift.person()))
                .map(Person::name)
                .orElse(shift.person());
        VEvent event = new VEvent(shift.from(), shift.to(), who + ": " + shift.team() + "/" + shift.schedule());
        event.replace(new DtStamp(now));
        event.add(new Uid(shift.team() + "-" + shift.schedule() + "-" + shift.person() + "-"
                + shift.from().getEpochSecond() + "@varde"));
        return event;
    }
}
