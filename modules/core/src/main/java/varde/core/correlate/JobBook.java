package varde.core.correlate;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import varde.core.job.JobDecider;
import varde.core.job.JobState;
import varde.core.landscape.State;

/** What is known of each job, apart from any landscape. */
final class JobBook {

    private final SortedMap<String, JobState> jobs = new TreeMap<>();

    void restore(JobRow row) {
        jobs.put(row.component(), row.state());
    }

    void keep(String component, JobState state, Turn turn) {
        jobs.put(component, state);
        turn.keep(new JobRow(component, state));
    }

    void forget(String component, Turn turn) {
        if (jobs.remove(component) != null) {
            turn.forget(CorrelateRow.JOBS, component);
        }
    }

    JobState of(String component) {
        return jobs.getOrDefault(component, JobDecider.initial());
    }

    /** All jobs of which something is remembered, in the order of their ids. */
    Iterable<String> components() {
        return jobs.keySet();
    }

    /** What a job says of its own state: no agent has a vote on it. */
    Verdict verdict(String component) {
        JobState state = of(component);
        State said = state.condition().state();
        boolean trouble = said == State.DOWN || said == State.DEGRADED;
        long since = trouble ? state.since() : 0;
        int site = said == State.UNKNOWN ? 0 : 1;
        return new Verdict(said, said == State.DOWN ? 1 : 0, site, since, since, 0, 0, false, 0);
    }

    /** What has happened to a job, if anything is known of it. */
    Optional<String> words(String component) {
        return Optional.ofNullable(jobs.get(component)).map(JobState::words);
    }
}
