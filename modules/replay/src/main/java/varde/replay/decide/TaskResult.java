package varde.replay.decide;

import java.util.List;
import java.util.Optional;
import varde.replay.compare.Difference;
import varde.replay.recording.Beginning;

/**
 * What came of replaying one task.
 *
 * @param stage its stage
 * @param partition its partition
 * @param read how many inputs were read
 * @param first log time of the first input, in milliseconds; 0 if there was none
 * @param last log time of the last input, in milliseconds; 0 if there was none
 * @param starts how often the stage began in the recording, as far as the log says so
 * @param agreed how many decisions were recorded and made alike
 * @param differences what differs, in log time
 * @param recalled whether what was before the first input is no longer kept, and what the task remembered of it had to be
 *     put together from what it had said
 * @param begun where the task stood at the begin of the interval, if that was asked for
 */
public record TaskResult(
        String stage,
        int partition,
        long read,
        long first,
        long last,
        int starts,
        long agreed,
        List<Difference> differences,
        boolean recalled,
        Optional<Beginning> begun) {

    public TaskResult {
        differences = List.copyOf(differences);
    }
}
