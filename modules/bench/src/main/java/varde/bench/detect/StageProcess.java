package varde.bench.detect;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import varde.bench.ground.Child;
import varde.bench.ground.Ground;
import varde.bench.ground.Lifeline;
import varde.bench.ground.Waiting;
import varde.streams.StageApplication;
import varde.streams.StageSettings;
import varde.streams.Stages;

/** The process in which DETECT, or the yardstick in its place, is measured. */
public final class StageProcess {

    /** What is measured. */
    public enum Kind {
        /** An empty Kafka Streams processor that only decodes heartbeats. */
        YARDSTICK("varde-yardstick"),
        /** DETECT as it is. */
        DETECT("varde-detect");

        private final String application;

        Kind(String application) {
            this.application = application;
        }

        /** The name of its consumer group. */
        public String group() {
            return application;
        }
    }

    /** The heap of the process, as {@code varde run detect} has it. */
    public static final int HEAP_MB = 1536;

    private static final Duration PULSE = Duration.ofMillis(250);
    private static final long START_WITHIN_SECONDS = 120;

    private StageProcess() {}

    /**
     * Starts one; it says {@code RUNNING} when it decides.
     *
     * @param state a folder of this instance alone
     */
    public static Child start(Kind kind, Ground ground, Path state, int threads) {
        return start(kind, ground, state, threads, 0);
    }

    /**
     * Starts one that may keep copies of another's state.
     *
     * @param standbys how many instances beside the one at work keep a copy of each state
     */
    static Child start(Kind kind, Ground ground, Path state, int threads, int standbys) {
        return Child.start(
                StageProcess.class.getName(),
                options(),
                List.of(
                        kind.name(),
                        ground.bootstrap(),
                        ground.topics().prefix(),
                        state.toString(),
                        Integer.toString(threads),
                        Integer.toString(ground.replicas()),
                        Integer.toString(standbys)));
    }

    /** As {@code varde run} has them, and so this process. */
    private static List<String> options() {
        String largePages = "-XX:+UseTransparentHugePages";
        List<String> options = new ArrayList<>(List.of("-Xmx" + HEAP_MB + "m", "-XX:+UseG1GC"));
        if (ManagementFactory.getRuntimeMXBean().getInputArguments().contains(largePages)) {
            options.add(largePages);
        }
        return options;
    }

    /** What the process runs. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Ground ground = Ground.at(arguments[1], arguments[2], Integer.parseInt(arguments[5]));
        StageSettings settings = new StageSettings(
                ground.bootstrap(),
                Path.of(arguments[3]),
                Integer.parseInt(arguments[4]),
                Integer.parseInt(arguments[6]),
                ground.replicas(),
                ground.topics().maxRequestSize(),
                Map.of());
        if (Kind.valueOf(arguments[0]) == Kind.DETECT) {
            StageApplication detect =
                    StageApplication.start(Stages.detect(ground.topics(), ground.codecs()), settings, PULSE);
            serve(detect::running, detect::metrics, detect);
        } else {
            Properties properties = settings.ofSingleInput(Kind.YARDSTICK.group());
            KafkaStreams streams = new KafkaStreams(yardstick(ground, properties), properties);
            streams.start();
            serve(() -> streams.state() == KafkaStreams.State.RUNNING, streams::metrics, streams);
        }
    }

    private static Topology yardstick(Ground ground, Properties properties) {
        Topology topology = new Topology(new TopologyConfig(new StreamsConfig(properties)));
        topology.addSource(
                "read",
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                ground.topics().heartbeats().name());
        topology.addProcessor("decode", () -> new DecodingOnly(ground.codecs().heartbeats()), "read");
        return topology;
    }

    private static void serve(
            Waiting.Condition running, Supplier<Map<MetricName, ? extends Metric>> metrics, AutoCloseable stage)
            throws IOException, InterruptedException {
        Waiting.until("the stage runs", START_WITHIN_SECONDS, running);
        Lifeline.say("RUNNING");
        Lifeline.hear(line -> Lifeline.say(
                "FIGURES " + StageFigures.of(metrics.get(), liveHeap()).line()));
        try {
            stage.close();
        } catch (Exception e) {
            throw new IllegalStateException("the stage did not stop cleanly", e);
        }
        Runtime.getRuntime().halt(0);
    }

    /** What the heap holds once the collector has been through it, in bytes. */
    private static long liveHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
