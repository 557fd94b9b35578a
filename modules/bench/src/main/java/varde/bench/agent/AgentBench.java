package varde.bench.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import varde.bench.ground.Child;
import varde.bench.ground.Ground;
import varde.bench.ground.Progress;
import varde.bench.ground.Waiting;
import varde.bench.notify.StrangersCertificate;

/**
 * How many checks one agent carries on one core: an agent as it is in production, in a process of its own, with real connections to
 * peers in this process, whose heartbeats go to a broker.
 */
public final class AgentBench {

    private static final long START_WITHIN_SECONDS = 60;

    /**
     * What is measured.
     *
     * @param checks how many
     * @param intervalMillis from look to look
     * @param seconds how long is measured, after two intervals that are not
     * @param mute whether nothing answers, so that each look runs into its time limit three times
     */
    public record Options(int checks, int intervalMillis, int seconds, boolean mute) {}

    private final Ground ground;
    private final Options options;
    private final Path folder;

    /** On this ground. */
    public AgentBench(Ground ground, Options options, Path folder) {
        this.ground = ground;
        this.options = options;
        this.folder = folder;
    }

    /** Measures. */
    public AgentFigures run() throws IOException, InterruptedException, GeneralSecurityException {
        ground.createTopics();
        try (Peers peers = new Peers(folder);
                Progress heartbeats =
                        new Progress(ground, "none", ground.topics().heartbeats());
                Child agent = start(peers)) {
            int workers = Integer.parseInt(agent.await("RUNNING", START_WITHIN_SECONDS));
            boolean oneCore = bind(agent);
            Waiting.forMillis(2L * options.intervalMillis());
            agent.say("COUNT");
            long before = sum(heartbeats.ends());
            Waiting.forMillis(options.seconds() * 1_000L);
            agent.say("FIGURES");
            long[] figures = Arrays.stream(
                            agent.await("FIGURES", START_WITHIN_SECONDS).split(" "))
                    .mapToLong(Long::parseLong)
                    .toArray();
            long arrived = sum(heartbeats.ends()) - before;
            return new AgentFigures(
                    options,
                    oneCore,
                    workers,
                    figures[0],
                    figures[1],
                    figures[2],
                    arrived,
                    figures[3],
                    figures[4],
                    figures[5],
                    figures[6],
                    figures[7]);
        }
    }

    private Child start(Peers peers) throws IOException, GeneralSecurityException {
        return Child.start(
                AgentUnderLoad.class.getName(),
                List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:ActiveProcessorCount=1"),
                Stream.concat(
                                Stream.of(
                                        ground.bootstrap(),
                                        ground.topics().prefix(),
                                        StrangersCertificate.pem(folder).toString()),
                                Stream.of(
                                                options.checks(),
                                                options.intervalMillis(),
                                                options.mute() ? 1 : 0,
                                                peers.port(),
                                                peers.web(),
                                                peers.secure(),
                                                peers.mute())
                                        .map(String::valueOf))
                        .toList());
    }

    /** All its threads, and so those that they start. */
    private static boolean bind(Child agent) throws InterruptedException {
        try {
            return new ProcessBuilder("taskset", "-a", "-c", "-p", "0", Long.toString(agent.pid()))
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    private static long sum(Map<TopicPartition, Long> ends) {
        return ends.values().stream().mapToLong(Long::longValue).sum();
    }
}
