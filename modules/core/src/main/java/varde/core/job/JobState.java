package varde.core.job;

import java.util.Optional;
import varde.core.landscape.State;

/**
 * What is remembered of one job.
 *
 * @param plan the text of the plan by which due times are counted; empty before the first
 * @param doneWith log time up to which due times are done with, in milliseconds
 * @param awaited the due time that has come and whose sign of life is awaited
 * @param run the earliest run whose start was told and whose end was not
 * @param condition how the job is
 * @param since log time since which it has been so well or so ill, in milliseconds
 * @param words for people: what has happened
 * @param partition the partition of {@code heartbeats} that its latest report came by; -1 before the first
 */
public record JobState(
        String plan,
        long doneWith,
        Optional<Awaited> awaited,
        Optional<Run> run,
        JobCondition condition,
        long since,
        String words,
        int partition) {

    /** Nothing is known yet. */
    static final JobState NONE =
            new JobState("", 0, Optional.empty(), Optional.empty(), JobCondition.NEW, 0, "not due yet", -1);

    /**
     * A due time that has come.
     *
     * @param due log time at which it was due, in milliseconds
     * @param until observed time until which a sign of life is awaited, in milliseconds
     * @param confirmed log time that all marks must have passed before anything is concluded, in milliseconds
     */
    public record Awaited(long due, long until, long confirmed) {}

    /**
     * A run that has started.
     *
     * @param started log time of its start, in milliseconds
     * @param until observed time until which it may run, in milliseconds; {@code Long.MAX_VALUE} if nothing is said
     * @param confirmed log time that all marks must have passed before anything is concluded, in milliseconds
     * @param tooLong whether it was said that it runs too long
     */
    public record Run(long started, long until, long confirmed, boolean tooLong) {}

    /** Whether anything was ever heard of it. */
    public boolean seen() {
        return condition != JobCondition.NEW && condition != JobCondition.NEVER_SEEN;
    }

    JobState counted(long newDoneWith, Optional<Awaited> newAwaited) {
        return new JobState(plan, newDoneWith, newAwaited, run, condition, since, words, partition);
    }

    JobState running(Optional<Run> newRun) {
        return new JobState(plan, doneWith, awaited, newRun, condition, since, words, partition);
    }

    JobState heardBy(int newPartition) {
        return new JobState(plan, doneWith, awaited, run, condition, since, words, newPartition);
    }

    JobState planned(String newPlan, long at) {
        return new JobState(newPlan, at, Optional.empty(), run, condition, since, words, partition);
    }

    /** Trouble counts from its beginning, whatever comes on top of it. */
    JobState turned(JobCondition newCondition, long at, String newWords) {
        boolean same = condition.state() == newCondition.state() && newCondition.state() != State.UP;
        return new JobState(plan, doneWith, awaited, run, newCondition, same ? since : at, newWords, partition);
    }
}
