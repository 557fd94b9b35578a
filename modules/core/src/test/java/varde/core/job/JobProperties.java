package varde.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import varde.core.detect.View;
import varde.core.landscape.State;
import varde.core.time.Cron;
import varde.core.time.Now;
import varde.core.time.Timetable;

/** What holds for every job, whatever happens to it. */
class JobProperties {

    private static final long MINUTE = 60_000;
    private static final List<View> VIEWS = List.of(View.STARTED, View.OK, View.DEGRADED, View.FAILED);
    private static final List<String> CRONS =
            List.of("0 3 * * *", "*/20 * * * *", "0 8-16/4 * * 1-5", "30 2 * * *", "0 0 1 * *", "* * * * *");
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    /** A year around which both nights of the clock lie. */
    private static final long START = 1_774_000_000_000L;

    private static JobPlan plan(Random random) {
        boolean cron = random.nextBoolean();
        long every = cron ? 0 : (5 + random.nextInt(300)) * MINUTE;
        return new JobPlan(
                cron
                        ? Optional.of(new Timetable(Cron.parse(CRONS.get(random.nextInt(CRONS.size()))), OSLO))
                        : Optional.empty(),
                every,
                (1 + random.nextInt(90)) * MINUTE,
                random.nextBoolean() ? (1 + random.nextInt(400)) * MINUTE : 0,
                OSLO);
    }

    @Property(tries = 400)
    void lateIsSaidOnlyAfterAFullGraceThatWasSeenWithoutASign(@ForAll long seed) {
        Random random = new Random(seed);
        JobPlan plan = plan(random);
        JobDecider decider = new JobDecider(plan);
        JobState state = JobDecider.initial();
        long log = START + random.nextInt(365) * 24 * 60 * MINUTE;
        long observed = 0;
        long signAt = 0;
        long dueSince = 0;
        for (int step = 0; step < 600; step++) {
            boolean away = random.nextInt(40) == 0;
            long passed = (away ? random.nextInt(3_000) : random.nextInt(20)) * MINUTE;
            log += passed;
            observed += away ? 2_000 : passed;
            Now now = new Now(log, observed);
            JobInput input = step == 0
                    ? new JobInput.Planned()
                    : random.nextInt(8) == 0
                            ? new JobInput.Reported("a", VIEWS.get(random.nextInt(4)), "", log, 0)
                            : new JobInput.Passed(log);
            signAt = input instanceof JobInput.Reported ? log : signAt;
            for (JobEvent event : decider.decide(state, input, now)) {
                if (event instanceof JobEvent.Missed missed && missed.condition() == JobCondition.LATE) {
                    assertThat(observed - dueSince).isGreaterThanOrEqualTo(plan.grace());
                    assertThat(signAt).isLessThanOrEqualTo(missed.due());
                    assertThat(missed.due() + plan.grace()).isLessThanOrEqualTo(log);
                }
                dueSince = event instanceof JobEvent.CameDue ? observed : dueSince;
                state = JobDecider.evolve(state, event);
            }
            checkAlways(state, decider, input);
        }
    }

    private static void checkAlways(JobState state, JobDecider decider, JobInput input) {
        if (input instanceof JobInput.Reported report && report.view() == View.OK) {
            assertThat(state.condition()).isEqualTo(JobCondition.GOOD);
            assertThat(state.run()).isEmpty();
        }
        if (input instanceof JobInput.Reported report && report.view() == View.FAILED) {
            assertThat(state.condition().state()).isEqualTo(State.DOWN);
        }
        assertThat(state.awaited().isPresent() && decider.nextDue(state).isPresent())
                .as("awaits one due time at a time")
                .isFalse();
        assertThat(state.words()).isNotEmpty();
    }

    @Property(tries = 300)
    void aJobThatStopsIsAlwaysToldOfWithinItsPauseAndGrace(@ForAll long seed) {
        Random random = new Random(seed);
        JobPlan plan = plan(random);
        JobDecider decider = new JobDecider(plan);
        long log = START + random.nextInt(300) * 24 * 60 * MINUTE;
        JobState state = JobDecider.initial();
        JobInput good = new JobInput.Reported("a", View.OK, "", log, 0);
        for (JobInput input : List.of(new JobInput.Planned(), good)) {
            for (JobEvent event : decider.decide(state, input, new Now(log, log))) {
                state = JobDecider.evolve(state, event);
            }
        }
        long due = plan.dueAfter(plan.doneWith(log));
        long until = due + plan.grace() + 2 * MINUTE;
        for (long at = log; at <= until && state.condition() == JobCondition.GOOD; at += MINUTE) {
            for (JobEvent event : decider.decide(state, new JobInput.Passed(at), new Now(at, at))) {
                state = JobDecider.evolve(state, event);
            }
        }
        assertThat(state.condition()).isEqualTo(JobCondition.LATE);
    }
}
