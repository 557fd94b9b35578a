package varde.wire.state;

import java.util.Optional;
import varde.core.correlate.JobRow;
import varde.core.job.JobCondition;
import varde.core.job.JobState;
import varde.wire.avro.correlate.CorrelateJobAwaited;
import varde.wire.avro.correlate.CorrelateJobCondition;
import varde.wire.avro.correlate.CorrelateJobRow;
import varde.wire.avro.correlate.CorrelateJobRun;

/** The form of what CORRELATE remembers of a job. */
final class JobForm {

    private JobForm() {}

    static CorrelateJobRow toAvro(JobRow row) {
        JobState state = row.state();
        return new CorrelateJobRow(
                row.component(),
                state.plan(),
                state.doneWith(),
                state.awaited()
                        .map(one -> new CorrelateJobAwaited(one.due(), one.until(), one.confirmed()))
                        .orElse(null),
                state.run()
                        .map(one -> new CorrelateJobRun(one.started(), one.until(), one.confirmed(), one.tooLong()))
                        .orElse(null),
                CorrelateJobCondition.valueOf(state.condition().name()),
                state.since(),
                state.words(),
                state.partition());
    }

    static JobRow toCore(CorrelateJobRow row) {
        return new JobRow(
                row.getComponent(),
                new JobState(
                        row.getPlan(),
                        row.getDoneWith(),
                        Optional.ofNullable(row.getAwaited())
                                .map(one -> new JobState.Awaited(one.getDue(), one.getUntil(), one.getConfirmed())),
                        Optional.ofNullable(row.getRun())
                                .map(one -> new JobState.Run(
                                        one.getStarted(), one.getUntil(), one.getConfirmed(), one.getTooLong())),
                        JobCondition.valueOf(row.getCondition().name()),
                        row.getSince(),
                        row.getWords(),
                        row.getPartition()));
    }
}
