package varde.core.correlate;

import varde.core.job.JobState;

/**
 * What is known of a job.
 *
 * @param component the job
 * @param state what is known
 */
public record JobRow(String component, JobState state) implements CorrelateRow {

    @Override
    public String store() {
        return CorrelateRow.JOBS;
    }

    @Override
    public String key() {
        return component;
    }

    @Override
    public void each(CorrelateRow.Cases cases) {
        cases.job(this);
    }
}
