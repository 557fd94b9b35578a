package varde.core.job;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import varde.core.detect.View;
import varde.core.landscape.JobSchedule;
import varde.core.landscape.Watch;
import varde.core.time.Now;

/** Drives one job through a story, minute by minute, and remembers how its condition turned. */
final class JobScenario {

    static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    private static final long MINUTE = 60_000;

    private final List<String> turned = new ArrayList<>();
    private JobDecider decider;
    private JobState state = JobDecider.initial();
    private long log;
    private long observed;
    private long unmarked;

    private JobScenario(JobPlan plan, String from) {
        this.decider = new JobDecider(plan);
        this.log = Instant.parse(from).toEpochMilli();
        decide(new JobInput.Planned());
    }

    /** A job with a cron expression, in Oslo, from this instant on. */
    static JobScenario cron(String from, String cron, String grace, String maxRun) {
        return new JobScenario(plan(Optional.of(cron), Optional.empty(), grace, maxRun), from);
    }

    /** A job that runs every so often. */
    static JobScenario every(String from, String every, String grace, String maxRun) {
        return new JobScenario(plan(Optional.empty(), Optional.of(Duration.parse(every)), grace, maxRun), from);
    }

    private static JobPlan plan(Optional<String> cron, Optional<Duration> every, String grace, String maxRun) {
        Optional<Duration> most = maxRun.isEmpty() ? Optional.empty() : Optional.of(Duration.parse(maxRun));
        return JobPlan.of(Optional.of(new Watch(
                List.of(),
                Duration.ofDays(1),
                Duration.parse(grace),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new JobSchedule(cron, every, OSLO, most)))));
    }

    /** Another plan is in force. */
    JobScenario replanned(String cron, String grace) {
        decider = new JobDecider(plan(Optional.of(cron), Optional.empty(), grace, ""));
        decide(new JobInput.Planned());
        return this;
    }

    /** Everything is seen up to this instant. */
    JobScenario until(String instant) {
        long end = Instant.parse(instant).toEpochMilli();
        while (log < end) {
            step(Math.min(MINUTE, end - log));
        }
        return this;
    }

    JobScenario pass(long milliseconds) {
        for (long end = log + milliseconds; log < end; ) {
            step(Math.min(MINUTE, end - log));
        }
        return this;
    }

    private void step(long milliseconds) {
        log += milliseconds;
        observed += milliseconds;
        ask();
    }

    /** Nobody could see anything up to this instant: the broker was away. */
    JobScenario awayUntil(String instant) {
        log = Instant.parse(instant).toEpochMilli();
        observed += 2_000;
        ask();
        return this;
    }

    /** DETECT has not read the last stretch of this length. */
    JobScenario marksAreBehindBy(long milliseconds) {
        unmarked = milliseconds;
        return this;
    }

    JobScenario blind(int partition, String from, String to) {
        decide(new JobInput.Blind(
                partition, Instant.parse(from).toEpochMilli(), Instant.parse(to).toEpochMilli()));
        return this;
    }

    JobScenario reports(View view) {
        decide(new JobInput.Reported("agent/cron", view, "", log, 0));
        return this;
    }

    private void ask() {
        decide(new JobInput.Passed(log - unmarked));
    }

    private void decide(JobInput input) {
        for (JobEvent event : decider.decide(state, input, new Now(log, observed))) {
            JobCondition before = state.condition();
            state = JobDecider.evolve(state, event);
            if (before != state.condition()) {
                turned.add(Instant.ofEpochMilli(log).atZone(OSLO).toLocalDateTime() + " " + state.condition());
            }
        }
    }

    /** How the condition turned since last asked, with the local time of each turn. */
    List<String> turned() {
        List<String> all = List.copyOf(turned);
        turned.clear();
        return all;
    }

    JobState state() {
        return state;
    }
}
