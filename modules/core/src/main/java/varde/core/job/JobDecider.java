package varde.core.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import varde.core.detect.View;
import varde.core.time.Now;
import varde.core.time.Timetable;

/**
 * The life of one job: it comes due, starts, ends, or does not. What is due follows log time, since it is people's; how
 * long a sign of life is awaited follows observed time, so that what nobody could see does not count; and nothing is
 * concluded from absence before the marks say that all reports have been heard. Because of its two times it can have two
 * timers at once, which is the one difference to a {@code Decider}.
 *
 * <ul>
 *   <li>LATE: no start and no end within the grace after it was due.
 *   <li>UNFINISHED: the start of a run was told but its end was not, when the next run should have been seen.
 *   <li>RAN_TOO_LONG: no end within {@code maxRun} after the start; while a run may still go on, nothing else is due.
 *   <li>FAILED: as it said itself.
 * </ul>
 *
 * A good end mends each of them.
 */
public final class JobDecider {

    private static final int LONGEST_MESSAGE = 200;

    private final JobPlan plan;
    private final JobWords words;
    private final Cases cases = new Cases();

    /** The life of a job with this plan. */
    public JobDecider(JobPlan plan) {
        this.plan = plan;
        this.words = new JobWords(plan.zone());
    }

    /** The state before anything has happened. */
    public static JobState initial() {
        return JobState.NONE;
    }

    /** What happens on this input; nothing is remembered yet. */
    public List<JobEvent> decide(JobState state, JobInput input, Now now) {
        return input.decide(cases, state, now);
    }

    /** What is remembered after this event. */
    public static JobState evolve(JobState state, JobEvent event) {
        return event.after(state);
    }

    /** Log time at which it is due next, in milliseconds; empty while a due time is awaited, or if it never is. */
    public Optional<Long> nextDue(JobState state) {
        if (state.awaited().isPresent() || state.plan().isEmpty() || state.doneWith() == Timetable.NEVER) {
            return Optional.empty();
        }
        return Optional.of(plan.dueAfter(state.doneWith())).filter(due -> due != Timetable.NEVER);
    }

    private final class Cases implements JobInput.Cases {

        @Override
        public List<JobEvent> planned(JobState state, Now now) {
            return state.plan().equals(plan.text()) ? List.of() : List.of(new JobEvent.Planned(plan.text(), now.log()));
        }

        @Override
        public List<JobEvent> reported(JobState state, JobInput.Reported input, Now now) {
            switch (input.view()) {
                case STARTED:
                    return started(state, input, now);
                case OK:
                    return List.of(ended(state, input, JobCondition.GOOD));
                case DEGRADED:
                    return List.of(ended(state, input, JobCondition.DEGRADED));
                case FAILED:
                    return List.of(ended(state, input, JobCondition.FAILED));
                case BROKEN:
                case SILENT:
                case LEAVING:
                    return List.of();
            }
            throw new IllegalArgumentException("a job cannot be " + input.view());
        }

        @Override
        public List<JobEvent> passed(JobState state, JobInput.Passed input, Now now) {
            List<JobEvent> events = new ArrayList<>(1);
            state.awaited()
                    .filter(one -> one.until() <= now.observed() && one.confirmed() <= input.marks())
                    .ifPresent(one -> events.add(missed(state, one)));
            state.run()
                    .filter(run -> run.until() <= now.observed() && run.confirmed() <= input.marks())
                    .ifPresent(run -> events.add(new JobEvent.RanTooLong(
                            run.started() + plan.maxRun(),
                            "started " + words.time(run.started()) + " and is still running after "
                                    + JobWords.length(plan.maxRun()))));
            if (nextDue(state).filter(due -> due <= now.log()).isPresent()) {
                plan.latestDue(state.doneWith(), now.log())
                        .ifPresent(due -> events.add(new JobEvent.CameDue(
                                new JobState.Awaited(due, now.observed() + plan.grace(), due + plan.grace()))));
            }
            return events;
        }

        @Override
        public List<JobEvent> blind(JobState state, JobInput.Blind input) {
            boolean elsewhere = state.partition() >= 0 && state.partition() != input.partition();
            long awaitedBy =
                    state.awaited().map(one -> overlap(one.due(), input)).orElse(0L);
            long runBy = state.run().map(run -> overlap(run.started(), input)).orElse(0L);
            return elsewhere || awaitedBy + runBy == 0 ? List.of() : List.of(new JobEvent.Extended(awaitedBy, runBy));
        }
    }

    private static long overlap(long since, JobInput.Blind blind) {
        return Math.max(0, blind.to() - Math.max(since, blind.from()));
    }

    private List<JobEvent> started(JobState state, JobInput.Reported input, Now now) {
        List<JobEvent> events = new ArrayList<>(1);
        state.run()
                .filter(run -> run.tooLong() || (plan.maxRun() == 0 && plan.dueAfter(run.started()) <= input.at()))
                .ifPresent(run -> events.add(new JobEvent.NeverEnded(
                        input.at(),
                        "started " + words.time(run.started()) + ", did not tell its end, and started again "
                                + words.time(input.at()))));
        boolean limited = plan.maxRun() > 0;
        events.add(new JobEvent.Began(
                new JobState.Run(
                        input.at(),
                        limited ? now.observed() + plan.maxRun() : Long.MAX_VALUE,
                        limited ? input.at() + plan.maxRun() : Long.MAX_VALUE,
                        false),
                Math.max(state.doneWith(), plan.doneWith(input.at())),
                input.partition()));
        return events;
    }

    /** A job that runs every so often counts on from its start; what has come due while it ran is done with. */
    private JobEvent ended(JobState state, JobInput.Reported input, JobCondition condition) {
        String how = condition == JobCondition.GOOD
                ? "ran well"
                : condition == JobCondition.DEGRADED ? "ended with a warning" : "failed";
        String took = state.run()
                .map(run -> " after " + JobWords.length(input.at() - run.started()))
                .orElse("");
        String message = input.message().isEmpty() ? "" : ": " + cut(input.message());
        long doneWith = plan.every() > 0 && state.run().isPresent()
                ? plan.latestDue(state.doneWith(), input.at()).orElse(state.doneWith())
                : plan.doneWith(input.at());
        return new JobEvent.Ended(
                condition,
                input.at(),
                Math.max(state.doneWith(), doneWith),
                input.partition(),
                how + " " + words.time(input.at()) + took + message);
    }

    private JobEvent missed(JobState state, JobState.Awaited awaited) {
        Optional<JobState.Run> run = state.run();
        if (run.isPresent() && plan.maxRun() > 0 && !run.get().tooLong()) {
            return new JobEvent.StillRunning(awaited.due());
        }
        String due = "was due " + words.time(awaited.due());
        if (run.isPresent()) {
            return new JobEvent.Missed(
                    awaited.due(),
                    JobCondition.UNFINISHED,
                    "started " + words.time(run.get().started()) + " and did not tell its end; " + due + " again");
        }
        return state.seen()
                ? new JobEvent.Missed(
                        awaited.due(),
                        JobCondition.LATE,
                        due + ", and nothing was heard of it within " + JobWords.length(plan.grace()))
                : new JobEvent.Missed(
                        awaited.due(), JobCondition.NEVER_SEEN, due + ", and nothing was ever heard of it");
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE - 1) + "…";
    }

    /** What happens to a job when deciding about it fails. */
    public static JobEvent setAside(RuntimeException failure, Now now) {
        return new JobEvent.SetAside(now.log(), "deciding about it failed, so nobody watches it: " + failure);
    }

    /** Whether this view says anything of a job's run. */
    public static boolean tellsOfARun(View view) {
        return view == View.STARTED || view == View.OK || view == View.DEGRADED || view == View.FAILED;
    }
}
