package varde.replay.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import varde.replay.Replay;
import varde.replay.recording.CannotReplay;
import varde.replay.recording.Recorded;
import varde.replay.recording.Recording;
import varde.replay.recording.Records;
import varde.wire.Topic;
import varde.wire.Topics;

/** All tasks of the three stages. */
public final class Tasks {

    /** The first record that is kept may be so much later than the interval's begin, in milliseconds. */
    private static final long SLACK = 2_000;

    private Tasks() {}

    /**
     * One task for each stage and partition.
     *
     * @throws CannotReplay if the interval is older than what is kept
     */
    public static List<Callable<TaskResult>> of(Recording recording, Replay.Options options) {
        StageSpecs specs = new StageSpecs(recording, options.linkSecret());
        Task.Options how =
                new Task.Options(new Sights(recording, options.warmUp()), options.keepsBegun(), options.topologies());
        UnaryOperator<String> ids = specs.topicIds();
        List<Callable<TaskResult>> tasks = new ArrayList<>();
        Topics topics = recording.topics();
        mustBeKept(recording, "correlate", topics.observations(), "");
        if (options.heartbeats()) {
            mustBeKept(recording, "detect", topics.heartbeats(), ", or leave the heartbeats out: --from-observations");
            add(
                    tasks,
                    recording,
                    recording.topics().heartbeats(),
                    p -> () -> new Task<>(recording, specs::detect, p, how).run(ids));
        }
        add(
                tasks,
                recording,
                recording.topics().observations(),
                p -> () -> new Task<>(recording, specs::correlate, p, how).run(ids));
        add(
                tasks,
                recording,
                recording.topics().outages(),
                p -> () -> new Task<>(recording, specs::escalate, p, how).run(ids));
        return tasks;
    }

    /** What is older than what is kept cannot be decided again, and would only look like differences. */
    private static void mustBeKept(Recording recording, String stage, Topic main, String hint) {
        for (int partition = 0; partition < recording.partitions(main); partition++) {
            if (recording.first(main, partition) > 0
                    && recording.beginning(stage, partition).isEmpty()) {
                try (Records records = recording.read(main, partition, 0)) {
                    Recorded first = records.next();
                    if (first != null
                            && first.timestamp() > recording.interval().from() + SLACK) {
                        throw new CannotReplay(main.shortName() + " are kept only from "
                                + Instant.ofEpochMilli(first.timestamp()) + " on, and the interval begins at "
                                + Instant.ofEpochMilli(recording.interval().from()) + "; begin later" + hint);
                    }
                }
            }
        }
    }

    private static void add(
            List<Callable<TaskResult>> tasks, Recording recording, Topic main, IntFunction<Callable<TaskResult>> task) {
        for (int partition = 0; partition < recording.partitions(main); partition++) {
            tasks.add(task.apply(partition));
        }
    }
}
