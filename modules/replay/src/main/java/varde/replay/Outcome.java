package varde.replay;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import varde.replay.compare.Difference;
import varde.replay.decide.TaskResult;
import varde.replay.recording.Interval;

/**
 * What came of a replay.
 *
 * @param interval what was asked about
 * @param tasks what came of each task, in the order of an alarm's way
 */
public record Outcome(Interval interval, List<TaskResult> tasks) {

    public Outcome {
        tasks = List.copyOf(tasks);
    }

    /** All that differs, in log time. */
    public List<Difference> differences() {
        return tasks.stream()
                .flatMap(task -> task.differences().stream())
                .sorted(Comparator.comparingLong(Difference::at))
                .toList();
    }

    /** How many differences nothing explains. */
    public long unexplained() {
        return differences().stream().filter(Difference::unexplained).count();
    }

    /** How many inputs were read. */
    public long read() {
        return tasks.stream().mapToLong(TaskResult::read).sum();
    }

    /** How many decisions were recorded and made alike. */
    public long agreed() {
        return tasks.stream().mapToLong(TaskResult::agreed).sum();
    }

    /** How often stages began in the recording, as far as the log says so. */
    public int starts() {
        return tasks.stream().mapToInt(TaskResult::starts).sum();
    }

    /** For people: of which tasks what they remembered at their beginning had to be put together, and since when they read. */
    public List<String> recalled() {
        return tasks.stream()
                .filter(TaskResult::recalled)
                .map(
                        task -> task.stage() + "-" + task.partition() + " reads from "
                                + Instant.ofEpochMilli(task.first())
                                + " on; older records are no longer kept. What it remembered then is put together from what it"
                                + " had said and what it keeps now, so a difference about something older can be explained by that.")
                .toList();
    }
}
