package varde.streams;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import varde.core.stage.Row;
import varde.wire.Topic;

/** A stage's topology under Kafka Streams' own test driver. */
final class ThroughTopology<I, R extends Row, O> implements AutoCloseable {

    private final StageSpec<I, R, O> spec;
    private final TopologyTestDriver driver;
    private final Map<String, TestInputTopic<byte[], byte[]>> inputs = new LinkedHashMap<>();

    ThroughTopology(StageSpec<I, R, O> spec) {
        this.spec = spec;
        java.util.Properties settings = new StageSettings(
                        "localhost:1", Path.of(System.getProperty("java.io.tmpdir")), 1, 0, 1, 2 << 20, Map.of())
                .of(spec.applicationId());
        Topology topology = StageTopology.of(spec, CoreAlone::topicId, settings);
        driver = new TopologyTestDriver(topology, settings, Instant.EPOCH);
        for (Topic topic : spec.inputs()) {
            inputs.put(
                    topic.name(),
                    driver.createInputTopic(topic.name(), new ByteArraySerializer(), new ByteArraySerializer()));
        }
    }

    void read(Topic topic, byte @Nullable [] value, long timestamp) {
        TestInputTopic<byte[], byte[]> input = inputs.get(topic.name());
        if (input == null) {
            throw new IllegalArgumentException("no input " + topic.name());
        }
        input.pipeInput(new TestRecord<>(null, value, Instant.ofEpochMilli(timestamp)));
    }

    /** Time passes for the process, not in the log. */
    void passes(Duration time) {
        driver.advanceWallClockTime(time);
    }

    /** All values written to a topic since the last call. */
    List<byte[]> said(Topic topic) {
        List<byte[]> values = new ArrayList<>();
        var output = driver.createOutputTopic(topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        while (!output.isEmpty()) {
            values.add(output.readRecord().value());
        }
        return values;
    }

    /** What a store keeps, by key, readable. */
    Map<String, String> kept(String store) {
        Map<String, String> rows = new java.util.TreeMap<>();
        if (spec.journals().contains(store)) {
            @SuppressWarnings("unchecked")
            RowJournal<R> journal = (RowJournal<R>) driver.getAllStateStores().get(store);
            journal.open(
                    bytes -> spec.codec().row(store, "", bytes),
                    row -> rows.put(row.key(), Arrays.toString(spec.codec().row(row))));
            return rows;
        }
        try (var all = driver.<String, byte[]>getKeyValueStore(store).all()) {
            all.forEachRemaining(row -> rows.put(row.key, Arrays.toString(row.value)));
        }
        return rows;
    }

    StageSpec<I, R, O> spec() {
        return spec;
    }

    @Override
    public void close() {
        driver.close();
    }
}
