package varde.app.oncall;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import varde.app.CannotStart;
import varde.app.Output;
import varde.app.Setting;
import varde.app.Settings;
import varde.app.apply.Folder;
import varde.config.Configuration;
import varde.core.oncall.OnCall;
import varde.core.oncall.Person;
import varde.core.oncall.Schedule;
import varde.core.oncall.Shift;
import varde.core.oncall.Team;

/**
 * {@code varde oncall}: who is on call at a moment, or shift by shift over a range. The exit status is 1 when somewhere nobody
 * is.
 */
@Command(name = "oncall", description = "Tell who is on call, now, at a moment, or over a range.")
public final class OnCallCommand implements Callable<Integer> {
    private final Settings settings;

    @Option(
            names = "--config",
            paramLabel = "DIR",
            description = "Configuration folder (default: VARDE_CONFIG or ./config).")
    private @Nullable Path folder;

    @Option(names = "--team", paramLabel = "ID", description = "Only this team.")
    private @Nullable String team;

    @Option(names = "--schedule", paramLabel = "ID", description = "Only the schedule of this name.")
    private @Nullable String schedule;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            converter = Moment.Reader.class,
            description = "At this moment (default: now).")
    private @Nullable Moment at;

    @Option(names = "--from", paramLabel = "TIME", converter = Moment.Reader.class, description = "Shifts from here …")
    private @Nullable Moment from;

    @Option(names = "--to", paramLabel = "TIME", converter = Moment.Reader.class, description = "… to here.")
    private @Nullable Moment to;

    @Option(
            names = "--ical",
            description = "Print an iCalendar feed: of --team, or of --person; two weeks back and half a year ahead.")
    private boolean ical;

    @Option(names = "--person", paramLabel = "ID", description = "With --ical: whose shifts, in all teams.")
    private @Nullable String person;

    @Mixin
    private Output output = new Output();

    private record Present(String at, List<String> people, String team, String schedule) {}

    private record Turn(String from, String to, String person, String team, String schedule) {}

    private record Asked(Team team, Schedule schedule, OnCall onCall) {

        String time(Instant instant) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                    instant.truncatedTo(ChronoUnit.SECONDS).atZone(zone()));
        }

        ZoneId zone() {
            return team.timezone();
        }

        String name() {
            return team.id() + "/" + schedule.id();
        }
    }

    /** The command. */
    public OnCallCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        boolean range = from != null || to != null;
        if (range && (from == null || to == null || at != null)) {
            throw new CannotStart("ask for one moment with --at, or for a range with both --from and --to");
        }
        Configuration configuration = Folder.require(folder == null ? settings.path(Setting.CONFIG) : folder);
        if (ical) {
            return calendar(configuration);
        }
        boolean somebodyEverywhere = true;
        for (Asked asked : asked(configuration)) {
            somebodyEverywhere &= from != null && to != null ? shifts(asked, from, to) : present(asked);
        }
        return somebodyEverywhere ? 0 : 1;
    }

    private int calendar(Configuration configuration) {
        Instant moment = (at == null ? Moment.now() : at).in(java.time.ZoneOffset.UTC);
        RosterCalendar calendar = new RosterCalendar(
                configuration.teams(),
                configuration.people().stream().collect(Collectors.toMap(Person::id, Function.identity())),
                moment);
        if ((team == null) == (person == null)) {
            throw new CannotStart("whose calendar? Name one --team or one --person");
        }
        Optional<RosterCalendar.Feed> feed =
                team != null ? calendar.ofTeam(team, moment) : calendar.ofPerson(person == null ? "" : person, moment);
        String text = feed.map(RosterCalendar.Feed::text)
                .orElseThrow(() -> new CannotStart(
                        "the configuration knows no " + (team != null ? "team " + team : "person " + person)));
        output.say(Map.of("calendar", text), text.stripTrailing());
        return 0;
    }

    private List<Asked> asked(Configuration configuration) {
        Map<String, Person> people =
                configuration.people().stream().collect(Collectors.toMap(Person::id, Function.identity()));
        List<Asked> asked = new ArrayList<>();
        for (Team known : configuration.teams()) {
            if (team == null || team.equals(known.id())) {
                known.schedules().stream()
                        .filter(one -> schedule == null || schedule.equals(one.id()))
                        .forEach(one -> asked.add(new Asked(known, one, new OnCall(known, people))));
            }
        }
        if (asked.isEmpty()) {
            throw new CannotStart("no " + (team == null ? "team" : "team `" + team + "`") + " has "
                    + (schedule == null ? "a schedule" : "a schedule `" + schedule + "`"));
        }
        return asked;
    }

    private boolean present(Asked asked) {
        Instant moment = (at == null ? Moment.now() : at).in(asked.zone());
        List<String> people = asked.onCall().at(asked.schedule().id(), moment);
        String words = people.stream()
                .map(person -> person + until(asked, person, moment))
                .collect(Collectors.joining(", "));
        output.say(
                new Present(
                        asked.time(moment),
                        people,
                        asked.team().id(),
                        asked.schedule().id()),
                "%-32s %s".formatted(asked.name(), people.isEmpty() ? "nobody" : words));
        return !people.isEmpty();
    }

    private static String until(Asked asked, String person, Instant moment) {
        Optional<Instant> end = asked.onCall().until(asked.schedule().id(), person, moment);
        return end.map(instant -> " until " + asked.time(instant)).orElse("");
    }

    private boolean shifts(Asked asked, Moment first, Moment last) {
        Instant begin = first.in(asked.zone());
        Instant end = last.in(asked.zone());
        if (!end.isAfter(begin)) {
            throw new CannotStart("--to must be after --from");
        }
        for (Shift shift : asked.onCall().shifts(asked.schedule().id(), begin, end)) {
            Turn turn = new Turn(
                    asked.time(shift.from()), asked.time(shift.to()), shift.person(), shift.team(), shift.schedule());
            output.say(turn, "%-32s %s  %s  %s".formatted(asked.name(), turn.from(), turn.to(), turn.person()));
        }
        return asked.onCall().gaps(asked.schedule().id(), begin, end).isEmpty();
    }
}
