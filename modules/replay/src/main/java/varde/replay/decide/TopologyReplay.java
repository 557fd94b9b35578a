package varde.replay.decide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import varde.core.stage.Place;
import varde.core.stage.Row;
import varde.replay.recording.Beginning;
import varde.replay.recording.Recorded;
import varde.replay.recording.Recording;
import varde.streams.Outgoing;
import varde.streams.StageSettings;
import varde.streams.StageSpec;
import varde.streams.StageTopology;
import varde.wire.Rejected;
import varde.wire.Topic;

/**
 * One stage for one partition as its Kafka Streams topology, under Kafka's own test driver. The driver has one partition and
 * counts offsets itself, so the stage is told the places that the records had in the log. Restarts are passed over: the
 * driver cannot begin again.
 */
final class TopologyReplay<I, R extends Row, O> implements AutoCloseable {

    private final Recording recording;
    private final Guided<I, R, O> guided;
    private final TopologyTestDriver driver;
    private final Path folder;
    private final Map<String, TestInputTopic<byte[], byte[]>> inputs = new HashMap<>();
    private final Map<Topic, TestOutputTopic<byte[], byte[]>> outputs = new HashMap<>();

    TopologyReplay(Recording recording, StageSpec<I, R, O> spec, int partition, Beginning beginning) {
        this.recording = recording;
        this.guided = new Guided<>(spec, partition, beginning);
        try {
            folder = Files.createTempDirectory("varde-replay");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        StageSpec<I, R, O> told = guided.spec();
        Properties settings = new StageSettings(
                        "localhost:1", folder, 1, 0, 1, recording.topics().maxRequestSize(), Map.of())
                .of(spec.applicationId());
        driver = new TopologyTestDriver(StageTopology.of(told, topic -> topic, settings), settings, Instant.EPOCH);
        for (Topic topic : spec.inputs()) {
            inputs.put(
                    topic.name(),
                    driver.createInputTopic(topic.name(), new ByteArraySerializer(), new ByteArraySerializer()));
        }
        List<Topic> said = new ArrayList<>(spec.outputs());
        said.add(spec.rejected());
        for (Topic topic : said) {
            outputs.put(
                    topic,
                    driver.createOutputTopic(topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer()));
        }
    }

    /** Decides about the next input. */
    List<Outgoing> take(Input input, Function<String, String> topicIds) {
        Recorded record = input.record();
        guided.next(
                new Place(topicIds.apply(record.topic()), record.topic(), record.partition(), record.offset()),
                record.timestamp());
        TestInputTopic<byte[], byte[]> to = inputs.get(record.topic());
        if (to == null) {
            throw new IllegalArgumentException(record.topic() + " is no input");
        }
        to.pipeInput(new TestRecord<>(record.key(), record.value(), Instant.ofEpochMilli(record.timestamp())));
        List<Outgoing> said = new ArrayList<>();
        outputs.forEach((topic, output) -> {
            while (!output.isEmpty()) {
                TestRecord<byte[], byte[]> written = output.readRecord();
                said.add(outgoing(topic, written.value(), record));
            }
        });
        return said;
    }

    /** What the topology wrote, with the partitions that the stage's codec gave it. */
    private Outgoing outgoing(Topic topic, byte[] value, Recorded input) {
        if (topic.equals(recording.topics().rejected())) {
            Rejected at = recording.codecs().rejected().decode(value);
            return Outgoing.byKey(
                    topic,
                    at.topic(),
                    recording
                            .codecs()
                            .rejected()
                            .encode(new Rejected(
                                    at.stage(),
                                    at.topic(),
                                    input.partition(),
                                    input.offset(),
                                    at.timestamp(),
                                    at.reason(),
                                    at.key(),
                                    at.value(),
                                    at.exception())));
        }
        return guided.said().stream()
                .filter(told -> told.topic().equals(topic) && Arrays.equals(told.value(), value))
                .findFirst()
                .orElse(Outgoing.byKey(topic, "", value));
    }

    @Override
    public void close() {
        driver.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
