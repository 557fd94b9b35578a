package varde.core.escalate;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import varde.core.correlate.Outage;

/** All that ESCALATE has in memory, with the order in which escalations want to be asked again. */
final class Book {

    /**
     * When an escalation wants to be asked again.
     *
     * @param at log time, in milliseconds
     * @param outage identity of its outage
     * @param team its team
     */
    record Timer(long at, String outage, String team) {}

    private final SortedMap<String, Outage> outages = new TreeMap<>();
    private final Map<String, SortedMap<String, Course>> courses = new HashMap<>();
    private final Map<String, Timer> timers = new HashMap<>();
    private final TreeSet<Timer> order = new TreeSet<>(
            Comparator.comparingLong(Timer::at).thenComparing(Timer::outage).thenComparing(Timer::team));
    private final Map<Integer, TreeSet<String>> numbers = new HashMap<>();
    private final Map<String, TreeSet<String>> parts = new HashMap<>();
    private final SortedMap<Integer, Long> marks = new TreeMap<>();
    private final Map<String, Long> commands = new HashMap<>();
    private final TreeMap<Long, TreeSet<String>> commandsByTime = new TreeMap<>();
    private final Rations rations = new Rations();
    private final Moments moments = new Moments();
    private final Map<String, SortedMap<String, EscalateRow.ReassignedRow>> reassigned = new HashMap<>();

    Rations rations() {
        return rations;
    }

    Moments moments() {
        return moments;
    }

    /** To which team an outage was given, by the team that had it. */
    SortedMap<String, EscalateRow.ReassignedRow> reassigned(String outage) {
        return Collections.unmodifiableSortedMap(reassigned.getOrDefault(outage, new TreeMap<>()));
    }

    void put(EscalateRow.ReassignedRow row) {
        reassigned.computeIfAbsent(row.outage(), none -> new TreeMap<>()).put(row.from(), row);
    }

    void forgetReassigned(String outage, String from) {
        SortedMap<String, EscalateRow.ReassignedRow> left = reassigned.getOrDefault(outage, new TreeMap<>());
        left.remove(from);
        if (left.isEmpty()) {
            reassigned.remove(outage);
        }
    }

    /** All escalations. */
    Stream<Course> courses() {
        return courses.values().stream().flatMap(teams -> teams.values().stream());
    }

    Optional<Outage> outage(String id) {
        return Optional.ofNullable(outages.get(id));
    }

    List<Outage> outages() {
        return List.copyOf(outages.values());
    }

    void put(Outage outage) {
        outages.put(outage.id(), outage);
    }

    void forgetOutage(String id) {
        outages.remove(id);
    }

    /** The escalations of an outage, by team. */
    SortedMap<String, Course> of(String outage) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(courses.getOrDefault(outage, new TreeMap<>())));
    }

    /** The state of an escalation, begun or not. */
    EscalationState state(String outage, String team) {
        Course course = courses.getOrDefault(outage, new TreeMap<>()).get(team);
        return course == null ? new Unstarted() : EscalationState.of(course);
    }

    void put(Course course) {
        String outage = course.shown().outage();
        String team = course.shown().team();
        courses.computeIfAbsent(outage, none -> new TreeMap<>()).put(team, course);
        numbers.computeIfAbsent(course.shown().number(), none -> new TreeSet<>())
                .add(outage);
        course.ending()
                .flatMap(Course.Ending::heir)
                .ifPresent(heir ->
                        parts.computeIfAbsent(heir, none -> new TreeSet<>()).add(outage));
        setTimer(course.key(), EscalationState.of(course).nextDue().map(due -> new Timer(due.at(), outage, team)));
    }

    void forget(Course course) {
        String outage = course.shown().outage();
        SortedMap<String, Course> left = courses.getOrDefault(outage, new TreeMap<>());
        left.remove(course.shown().team());
        setTimer(course.key(), Optional.empty());
        if (left.isEmpty()) {
            courses.remove(outage);
            numbers.getOrDefault(course.shown().number(), new TreeSet<>()).remove(outage);
            parts.values().forEach(members -> members.remove(outage));
            parts.values().removeIf(TreeSet::isEmpty);
        }
    }

    /** The escalations of the outages that have become part of this one. */
    List<Course> parts(String heir) {
        return parts.getOrDefault(heir, new TreeSet<>()).stream()
                .flatMap(outage -> of(outage).values().stream())
                .filter(course -> course.ending().flatMap(Course.Ending::heir).equals(Optional.of(heir)))
                .toList();
    }

    /** The escalations of the latest outage with this number. */
    List<Course> numbered(int number) {
        return numbers.getOrDefault(number, new TreeSet<>()).stream()
                .max(Comparator.comparingLong(outage -> of(outage).values().stream()
                        .mapToLong(c -> c.shown().startedAt())
                        .max()
                        .orElse(0)))
                .map(outage -> List.copyOf(of(outage).values()))
                .orElse(List.of());
    }

    /** The first timer that is due. */
    Optional<Timer> due(long log) {
        return order.isEmpty() || order.first().at() > log ? Optional.empty() : Optional.of(order.first());
    }

    void mark(int partition, long readUpTo) {
        marks.merge(partition, readUpTo, Math::max);
    }

    /** How many of CORRELATE's partitions have not been marked since a log time, in milliseconds. */
    long marksBefore(long log) {
        return marks.values().stream().filter(mark -> mark < log).count();
    }

    /** How many escalations are under way: their outage is not over and others do not have it. */
    long running() {
        return courses().filter(course -> course.ending().isEmpty()).count();
    }

    /** How many timers have passed at a log time, in milliseconds. */
    long overdue(long log) {
        return order.headSet(new Timer(log, "", "")).size();
    }

    /** The lowest of CORRELATE's marks, in milliseconds; empty before the first. */
    Optional<Long> lowestMark() {
        return marks.values().stream().min(Long::compare);
    }

    boolean obeyed(String command) {
        return commands.containsKey(command);
    }

    void obeyed(String command, long at) {
        commands.put(command, at);
        commandsByTime.computeIfAbsent(at, none -> new TreeSet<>()).add(command);
    }

    /** Forgets the commands that were obeyed before a log time, and tells which. */
    List<String> forgetCommands(long before) {
        List<String> old = commandsByTime.headMap(before).values().stream()
                .flatMap(TreeSet::stream)
                .toList();
        commandsByTime.headMap(before).clear();
        old.forEach(commands::remove);
        return old;
    }

    private void setTimer(String key, Optional<Timer> timer) {
        Timer before = timers.remove(key);
        if (before != null) {
            order.remove(before);
        }
        timer.ifPresent(next -> {
            timers.put(key, next);
            order.add(next);
        });
    }
}
