package varde.app.oncall;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import varde.core.oncall.OnCall;
import varde.core.oncall.Person;
import varde.core.oncall.Schedule;
import varde.core.oncall.Shift;
import varde.core.oncall.Team;

/** The shifts of a team or of a person as an iCalendar feed (RFC 5545), for the calendars that people have already. */
public final class RosterCalendar {

    /** How often a calendar should read a feed again. */
    private static final String READ_AGAIN = "PT1H";

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
    private final Instant stamp;

    /**
     * A feed.
     *
     * @param text in the form of iCalendar
     * @param changed since when it has been the same: since the rosters are as they are, or a shift came within its reach or
     *     left it; to the second
     */
    public record Feed(String text, Instant changed) {}

    /**
     * Feeds for these.
     *
     * @param teams all teams
     * @param people everybody, by id
     * @param stamp since when they are as they are
     */
    public RosterCalendar(Collection<Team> teams, Map<String, Person> people, Instant stamp) {
        this.teams = List.copyOf(teams);
        this.people = Map.copyOf(people);
        this.stamp = stamp.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The feed of a team around a moment; empty if there is no such team. */
    public Optional<Feed> ofTeam(String id, Instant now) {
        return teams.stream()
                .filter(team -> team.id().equals(id))
                .findFirst()
                .map(team -> feed("On call: " + team.name(), shifts(team, now), now));
    }

    /** The feed of a person around a moment; empty if there is no such person. */
    public Optional<Feed> ofPerson(String id, Instant now) {
        return Optional.ofNullable(people.get(id)).map(person -> {
            List<Shift> mine = new ArrayList<>();
            teams.forEach(team -> shifts(team, now).stream()
                    .filter(shift -> shift.person().equals(id))
                    .forEach(mine::add));
            return feed("On call: " + person.name(), mine, now);
        });
    }

    /** All shifts within reach, and those around it. */
    private List<Shift> shifts(Team team, Instant now) {
        OnCall onCall = new OnCall(team, people);
        List<Shift> shifts = new ArrayList<>();
        for (Schedule schedule : team.schedules()) {
            shifts.addAll(onCall.shifts(
                    schedule.id(), now.minus(BACK).minus(WHOLE), now.plus(AHEAD).plus(WHOLE)));
        }
        return shifts;
    }

    private Feed feed(String name, List<Shift> shifts, Instant now) {
        List<Shift> within = new ArrayList<>();
        Instant changed = stamp;
        for (Shift shift : shifts) {
            Instant comes = shift.from().minus(AHEAD);
            Instant goes = shift.to().plus(BACK);
            if (comes.isBefore(now) && goes.isAfter(now)) {
                within.add(shift);
            }
            for (Instant change : List.of(comes, goes)) {
                changed = change.isBefore(now) && change.isAfter(changed) ? change : changed;
            }
        }
        return new Feed(written(name, within), changed.truncatedTo(ChronoUnit.SECONDS));
    }

    private String written(String name, List<Shift> shifts) {
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//Varde//On call//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(new XProperty("X-WR-CALNAME", name));
        calendar.add(new XProperty("X-PUBLISHED-TTL", READ_AGAIN));
        shifts.stream()
                .sorted(Comparator.comparing(Shift::from)
                        .thenComparing(Shift::team)
                        .thenComparing(Shift::schedule))
                .forEach(shift -> calendar.add(event(shift)));
        StringWriter text = new StringWriter();
        try {
            new CalendarOutputter(false).output(calendar, text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private VEvent event(Shift shift) {
        String who = Optional.ofNullable(people.get(shift.person()))
                .map(Person::name)
                .orElse(shift.person());
        VEvent event = new VEvent(shift.from(), shift.to(), who + ": " + shift.team() + "/" + shift.schedule());
        event.replace(new DtStamp(stamp));
        event.add(ImmutableTransp.TRANSPARENT);
        event.add(new Uid(shift.team() + "-" + shift.schedule() + "-" + shift.person() + "-"
                + shift.from().getEpochSecond() + "@varde"));
        return event;
    }
}
