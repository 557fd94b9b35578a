package varde.core.job;

import java.util.Optional;

/** What happens to a job. */
public sealed interface JobEvent {

    /** What is remembered after this event. */
    JobState after(JobState state);

    /** Its due times are counted by this plan from now on. */
    record Planned(String plan, long at) implements JobEvent {

        @Override
        public JobState after(JobState state) {
            return state.planned(plan, at);
        }
    }

    /** It is due. */
    record CameDue(JobState.Awaited awaited) implements JobEvent {

        @Override
        public JobState after(JobState state) {
            return state.counted(state.doneWith(), Optional.of(awaited));
        }
    }

    /** It was due, but is still running, as it may. */
    record StillRunning(long due) implements JobEvent {

        @Override
        public JobState after(JobState state) {
            return state.counted(due, Optional.empty());
        }
    }

    /** No sign of life came in time: LATE, UNFINISHED or NEVER_SEEN. */
    record Missed(long due, JobCondition condition, String words) implements JobEvent {

        @Override
        public JobState after(JobState state) {
            return state.counted(due, Optional.empty()).turned(condition, due, words);
        }
    }

    /** It has started. Of several starts without an end the earliest counts. */
    record Began(JobState.Run run, long doneWith, int partition) implements JobEvent {

        @Override
        public JobState after(JobState state) {
            JobState running = state.seen()
                    ? state
                    : state.turned(JobCondition.STARTED, run.started(), "started, not finished yet");
            return running.counted(doneWith, stillAwaited(state, doneWith))
                    .running(Optional.of(state.run().orElse(run)))
                    .heardBy(partition);
        }
    }

    /** It should run again, and its earlier run has never told its end. */
    record NeverEnded(long at, String words) implements JobEvent {

        @Override
        public JobState after(JobState state) {
            return state.turned(JobCondition.UNFINISHED, at, words).running(Optional.empty());
        }
    }

    /** It has run for longer than it may. */
    record RanTooLong(long at, String words) implements JobEvent {

        @Override
        public JobState after(JobState state) {
            return state.turned(JobCondition.RAN_TOO_LONG, at, words)
                    .running(state.run()
                            .map(run -> new JobState.Run(run.started(), Long.MAX_VALUE, run.confirmed(), true)));
        }
    }

    /** A run has ended: GOOD, DEGRADED or FAILED. */
    record Ended(JobCondition condition, long at, long doneWith, int partition, String words) implements JobEvent {

        @Override
        public JobState after(JobState state) {
            return state.turned(condition, at, words)
                    .counted(doneWith, stillAwaited(state, doneWith))
                    .running(Optional.empty())
                    .heardBy(partition);
        }
    }

    /** Nobody could see for so long: what is awaited may come so much later, in milliseconds. */
    record Extended(long awaitedBy, long runBy) implements JobEvent {

        @Override
        public JobState after(JobState state) {
            Optional<JobState.Awaited> awaited = state.awaited()
                    .map(one -> new JobState.Awaited(one.due(), one.until() + awaitedBy, one.confirmed()));
            Optional<JobState.Run> run = state.run()
                    .map(one -> one.until() == Long.MAX_VALUE
                            ? one
                            : new JobState.Run(one.started(), one.until() + runBy, one.confirmed(), one.tooLong()));
            return state.counted(state.doneWith(), awaited).running(run);
        }
    }

    /** Deciding about it has failed: it counts as failed, and no due time is counted until another plan comes. */
    record SetAside(long at, String words) implements JobEvent {

        @Override
        public JobState after(JobState state) {
            return state.turned(JobCondition.FAILED, at, words)
                    .counted(Long.MAX_VALUE, Optional.empty())
                    .running(Optional.empty());
        }
    }

    private static Optional<JobState.Awaited> stillAwaited(JobState state, long doneWith) {
        return state.awaited().filter(awaited -> awaited.due() > doneWith);
    }
}
