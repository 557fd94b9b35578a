package varde.core.job;

import java.util.List;
import varde.core.detect.View;
import varde.core.time.Now;

/** What a job reacts to. */
public sealed interface JobInput {

    /** What is decided on each sort of input. */
    interface Cases {

        /** On a plan. */
        List<JobEvent> planned(JobState state, Now now);

        /** On a report. */
        List<JobEvent> reported(JobState state, Reported input, Now now);

        /** On time. */
        List<JobEvent> passed(JobState state, Passed input, Now now);

        /** On a blind interval. */
        List<JobEvent> blind(JobState state, Blind input);
    }

    /** Decides on this sort of input. */
    List<JobEvent> decide(Cases cases, JobState state, Now now);

    /** A plan is in force. */
    record Planned() implements JobInput {

        @Override
        public List<JobEvent> decide(Cases cases, JobState state, Now now) {
            return cases.planned(state, now);
        }
    }

    /**
     * Somebody has told of a run.
     *
     * @param agent who
     * @param view STARTED, or how it ended: OK, DEGRADED, FAILED
     * @param message for people
     * @param at log time of the report, in milliseconds
     * @param partition the partition of {@code heartbeats} that it came by
     */
    record Reported(String agent, View view, String message, long at, int partition) implements JobInput {

        @Override
        public List<JobEvent> decide(Cases cases, JobState state, Now now) {
            return cases.reported(state, this, now);
        }
    }

    /**
     * Time has passed.
     *
     * @param marks log time up to which all reports have been heard, in milliseconds
     */
    record Passed(long marks) implements JobInput {

        @Override
        public List<JobEvent> decide(Cases cases, JobState state, Now now) {
            return cases.passed(state, this, now);
        }
    }

    /**
     * Nothing was written to a partition of {@code heartbeats} for a while: a report may have been lost.
     *
     * @param partition the partition
     * @param from log time, in milliseconds
     * @param to log time, in milliseconds
     */
    record Blind(int partition, long from, long to) implements JobInput {

        @Override
        public List<JobEvent> decide(Cases cases, JobState state, Now now) {
            return cases.blind(state, this);
        }
    }
}
