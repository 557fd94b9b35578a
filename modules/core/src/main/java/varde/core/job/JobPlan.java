package varde.core.job;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import varde.core.landscape.JobSchedule;
import varde.core.landscape.Watch;
import varde.core.time.Cron;
import varde.core.time.Timetable;

/**
 * When a job should run. Times are log time, in milliseconds.
 *
 * @param timetable its cron expression, if it has one
 * @param every how often it should run, from one run to the next, in milliseconds; 0 if it has no interval
 * @param grace how much later than due its first sign of life may come, in milliseconds
 * @param maxRun how long a run may take, in milliseconds; 0 if nothing is said
 * @param zone for people: the zone that its times are told in
 */
public record JobPlan(Optional<Timetable> timetable, long every, long grace, long maxRun, ZoneId zone) {

    /** A job that may run at any time. */
    static final JobPlan AT_ANY_TIME = new JobPlan(Optional.empty(), 0, 0, 0, ZoneOffset.UTC);

    /** How much too early a sign of life may come and still count for the next due time: clocks differ. */
    static final long EARLY = 60_000;

    private static final long DAY = 24L * 3_600_000;

    /** The plan of a component that is watched so, or not at all. */
    public static JobPlan of(Optional<Watch> watch) {
        return watch.map(JobPlan::of).orElse(AT_ANY_TIME);
    }

    private static JobPlan of(Watch watch) {
        return watch.job()
                .map(schedule -> of(schedule, watch.grace().toMillis()))
                .orElse(AT_ANY_TIME);
    }

    private static JobPlan of(JobSchedule schedule, long grace) {
        Optional<Timetable> timetable =
                schedule.cron().map(cron -> new Timetable(Cron.parse(cron), schedule.timezone()));
        long every = schedule.every().map(Duration::toMillis).orElse(0L);
        long maxRun = schedule.maxRun().map(Duration::toMillis).orElse(0L);
        return new JobPlan(timetable, every, grace, maxRun, schedule.timezone());
    }

    /** The first due time after this one, or {@link Timetable#NEVER}. */
    long dueAfter(long at) {
        if (timetable.isPresent()) {
            return timetable.get().nextAfter(at);
        }
        return every > 0 && at < Timetable.NEVER - every ? at + every : Timetable.NEVER;
    }

    /**
     * The latest due time after one and not after another; empty if there is none. Of due times that nobody could see
     * pass only the latest counts.
     */
    Optional<Long> latestDue(long after, long notAfter) {
        long due = dueAfter(timetable.isPresent() ? Math.max(after, notAfter - DAY) : after);
        if (due > notAfter) {
            due = dueAfter(after);
        }
        if (due > notAfter) {
            return Optional.empty();
        }
        if (every > 0) {
            return Optional.of(due + (notAfter - due) / every * every);
        }
        for (long next = dueAfter(due); next <= notAfter; next = dueAfter(due)) {
            due = next;
        }
        return Optional.of(due);
    }

    /** Up to when due times are done with after a sign of life at this time. */
    long doneWith(long at) {
        if (timetable.isEmpty()) {
            return at;
        }
        long next = dueAfter(at);
        long pause = dueAfter(next) - next;
        return next - at <= Math.min(EARLY, pause / 2) ? next : at;
    }

    /** What tells two plans apart: when it changes, due times are counted anew. */
    String text() {
        return timetable
                .map(times -> times.cron() + " " + times.zone())
                .orElseGet(() -> every > 0 ? "every " + every : "at any time");
    }
}
