package varde.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import varde.replay.decide.TaskResult;
import varde.replay.decide.Tasks;
import varde.replay.recording.CannotReplay;
import varde.replay.recording.Recording;
import varde.wire.Topic;
import varde.wire.Topics;

/** Decides once more what a recording tells of, and compares. */
public final class Replay {

    /**
     * How.
     *
     * @param warmUp how much before the interval is read to know what heartbeats were before it, in milliseconds
     * @param linkSecret the secret that signs links; without it their signatures are not compared
     * @param heartbeats whether DETECT is replayed too
     * @param keepsBegun whether it is remembered where each task stood at the begin of the interval
     * @param topologies whether the Kafka Streams topologies are run, under Kafka's test driver, in place of the core alone
     * @param threads how many tasks run at once
     */
    public record Options(
            long warmUp,
            Optional<String> linkSecret,
            boolean heartbeats,
            boolean keepsBegun,
            boolean topologies,
            int threads) {}

    private Replay() {}

    /**
     * Replays all tasks.
     *
     * @throws CannotReplay if the recording cannot be read or tells nothing
     */
    public static Outcome of(Recording recording, Options options, Progress progress) {
        progress.expect(expected(recording, options));
        List<Callable<TaskResult>> tasks = Tasks.of(recording, options);
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(options.threads(), tasks.size()), task -> {
            Thread thread = new Thread(task, "replay");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<TaskResult> results = new ArrayList<>();
            for (Future<TaskResult> result : pool.invokeAll(tasks)) {
                results.add(result.get());
            }
            return new Outcome(recording.interval(), results);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new CannotReplay("replay failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotReplay("replay was interrupted", e);
        } finally {
            pool.shutdownNow();
        }
    }

    /** About how many records will be read: what DETECT says is read for each of its partitions. */
    private static long expected(Recording recording, Options options) {
        Topics topics = recording.topics();
        long records = 0;
        for (Topic topic : topics.all()) {
            boolean heartbeats = topic.equals(topics.heartbeats());
            int times = topic.equals(topics.observations()) && options.heartbeats()
                    ? 1 + recording.partitions(topics.heartbeats())
                    : 1;
            for (int partition = 0; partition < recording.partitions(topic); partition++) {
                long begin = heartbeats
                        ? recording.offsetAt(
                                topic, partition, recording.interval().from() - options.warmUp())
                        : recording.first(topic, partition);
                long end = heartbeats
                        ? recording.offsetAt(
                                topic, partition, recording.interval().to())
                        : recording.end(topic, partition);
                records += heartbeats && !options.heartbeats() ? 0 : times * (end - begin);
            }
        }
        return records;
    }
}
