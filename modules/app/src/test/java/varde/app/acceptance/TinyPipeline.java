package varde.app.acceptance;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import varde.app.Addresses;
import varde.app.Settings;
import varde.app.apply.Applier;
import varde.app.embedded.DataFolder;
import varde.app.embedded.LocalCluster;
import varde.app.embedded.Ports;
import varde.app.pipeline.Line;
import varde.app.pipeline.StageRoles;
import varde.app.topics.TopicPlan;
import varde.app.topics.TopicSetup;
import varde.bench.simulation.SimulatedAgents;
import varde.bench.simulation.SimulatedNetwork;
import varde.config.Configuration;
import varde.config.Publication;
import varde.core.detect.Heartbeat;
import varde.core.escalate.EscalateSettings;
import varde.core.page.LinkSigner;
import varde.core.page.Texts;
import varde.streams.Canaries;
import varde.streams.StageApplication;
import varde.streams.TextResources;

/** The three stages, simulated agents and a broker, each of which can be stopped and started while the others go on. */
final class TinyPipeline implements AutoCloseable {

    /** How many partitions {@code heartbeats} has. */
    static final int PARTITIONS = 4;

    private final DataFolder data;
    private final int brokerPort = Ports.choose(0, "broker", "");
    private final int registryPort = Ports.choose(0, "registry", "");
    private final StageRoles roles;
    private final SimulatedNetwork network;
    private final SimulatedAgents agents;
    private final Witness witness;
    private final Line line;
    private final Canaries.Song song;
    private final KafkaProducer<byte[], byte[]> producer;
    private Optional<StageApplication> escalate = Optional.empty();
    private Optional<StageApplication> correlate = Optional.empty();
    private Optional<StageApplication> detect = Optional.empty();
    private LocalCluster cluster;

    private TinyPipeline(Path folder, Configuration configuration, Canaries.Song song) {
        this.song = song;
        data = DataFolder.open(folder, false);
        cluster = LocalCluster.start(data, brokerPort, registryPort);
        Settings settings = Settings.of(Map.of());
        Addresses addresses = new Addresses(cluster.bootstrap(), cluster.registry(), "");
        line = Line.open(addresses, settings);
        try (TopicSetup setup = TopicSetup.open(settings.clients(addresses), TopicPlan.of(settings))) {
            setup.create();
        }
        new Applier(line.kafka(), line.topics(), line.codecs()).apply(Publication.of(configuration, "test", 0));
        roles = new StageRoles(line, data.folder("streams"), 0, 1);
        witness = Witness.of(line);
        network = new SimulatedNetwork(configuration.components());
        agents = SimulatedAgents.start(
                network, configuration.agents(), line.topics(), line.codecs(), cluster.bootstrap());
        Map<String, Object> producing = new HashMap<>(line.clients());
        producer = new KafkaProducer<>(producing, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Starts everything and returns when all of it works. */
    static TinyPipeline start(Path folder, Configuration configuration) throws Exception {
        return start(folder, configuration, Canaries.Song.USUAL);
    }

    /** The same with canaries that sing so. */
    static TinyPipeline start(Path folder, Configuration configuration, Canaries.Song song) throws Exception {
        TinyPipeline pipeline = new TinyPipeline(folder, configuration, song);
        pipeline.startStages();
        pipeline.awaitCaughtUp();
        return pipeline;
    }

    /** What is said in the log. */
    Witness witness() {
        return witness;
    }

    /** The line to its broker. */
    Line line() {
        return line;
    }

    /** Where it can be reached. */
    Addresses addresses() {
        return new Addresses(cluster.bootstrap(), cluster.registry(), "");
    }

    /** Puts another configuration into force. */
    void apply(Configuration configuration) {
        new Applier(line.kafka(), line.topics(), line.codecs()).apply(Publication.of(configuration, "test", 0));
    }

    /** The truth. */
    SimulatedNetwork network() {
        return network;
    }

    /** Starts DETECT, CORRELATE and ESCALATE. */
    void startStages() {
        startCorrelate();
        escalate = Optional.of(roles.escalate(new EscalateSettings(
                new LinkSigner("http://127.0.0.1:1", List.of("key".getBytes(StandardCharsets.UTF_8))),
                Texts.of(TextResources::read))));
        startDetect();
    }

    /** Stops all three, and their pulsers. */
    void stopStages() {
        stopDetect();
        stopCorrelate();
        escalate.ifPresent(StageApplication::close);
        escalate = Optional.empty();
    }

    /** Starts CORRELATE with its pulser. */
    void startCorrelate() {
        correlate = Optional.of(roles.correlate());
    }

    /** Stops CORRELATE with its pulser. */
    void stopCorrelate() {
        correlate.ifPresent(StageApplication::close);
        correlate = Optional.empty();
    }

    /** Starts DETECT with its pulser. */
    void startDetect() {
        detect = Optional.of(roles.detect(song));
    }

    /** Stops DETECT with its pulser. */
    void stopDetect() {
        detect.ifPresent(StageApplication::close);
        detect = Optional.empty();
    }

    /** Starts a second DETECT, and returns when partitions have moved to it. Whoever closes it moves them back. */
    StageApplication detectBeside() {
        StageApplication beside = new StageRoles(line, data.folder("streams-beside"), 0, 1).detect();
        await("partitions move").atMost(Witness.PATIENCE).until(() -> beside.running() && partitionsOf(beside) > 0);
        return beside;
    }

    private static double partitionsOf(StageApplication stage) {
        return stage.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals("assigned-partitions"))
                .map(metric -> metric.getValue().metricValue())
                .filter(Double.class::isInstance)
                .mapToDouble(Double.class::cast)
                .sum();
    }

    /** Stops the broker and the registry under the feet of everybody. */
    void stopBroker() {
        cluster.close();
    }

    /** Starts them again on the same ports and the same data. */
    void startBroker() {
        cluster = LocalCluster.start(data, brokerPort, registryPort);
    }

    /** Waits until the agents have looked so many times more, whether or not anybody heard of it. */
    void awaitLooks(long looks) {
        long wanted = agents.sent() + looks;
        await(looks + " looks").atMost(Witness.PATIENCE).until(() -> agents.sent() >= wanted);
    }

    /** Waits until this time has passed, in which there is no log whose time could be read. */
    void awaitPassed(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        await("time passes").atMost(Witness.PATIENCE).until(() -> System.nanoTime() > end);
    }

    /** What time it is in the log of heartbeats: the broker's time for one more pulse. */
    long logTime() throws ExecutionException, InterruptedException {
        return producer.send(new ProducerRecord<>(line.topics().heartbeats().name(), 0, null, null))
                .get()
                .timestamp();
    }

    /** Sends a heartbeat that bears a time of its own in all places where it can. */
    void send(Heartbeat heartbeat) throws ExecutionException, InterruptedException {
        producer.send(new ProducerRecord<>(
                        line.topics().heartbeats().name(),
                        null,
                        heartbeat.sentAt(),
                        heartbeat.agent().getBytes(StandardCharsets.UTF_8),
                        line.codecs().heartbeats().encode(heartbeat)))
                .get();
    }

    /** Waits until DETECT and CORRELATE have read what is in the log now. */
    void awaitCaughtUp() throws ExecutionException, InterruptedException {
        awaitCorrelated(logTime());
    }

    /** Waits until both have read up to this log time. */
    void awaitCorrelated(long until) {
        await("DETECT reads on").atMost(Witness.PATIENCE).until(() -> witness.detectedUpTo(PARTITIONS) >= until);
        await("CORRELATE reads on").atMost(Witness.PATIENCE).until(() -> witness.correlatedUpTo() >= until);
    }

    /** The stages that run now. */
    List<StageApplication> stages() {
        return Stream.of(detect, correlate, escalate).flatMap(Optional::stream).toList();
    }

    /** The stage of this name, which must be running. */
    StageApplication stage(String name) {
        return stages().stream()
                .filter(stage -> stage.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " does not run"));
    }

    /** Whether everything that is to run runs. */
    Optional<String> failure() {
        return stages().stream().flatMap(stage -> stage.failure().stream()).findFirst();
    }

    @Override
    public void close() {
        stopStages();
        agents.close();
        producer.close();
        witness.close();
        cluster.close();
        data.close();
    }
}
