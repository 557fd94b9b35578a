package varde.streams;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import varde.core.stage.Row;
import varde.wire.Topic;

/** Builds the topology of a stage: its inputs, one processor, its stores, its outputs, each with a name of its own. */
public final class StageTopology {

    /**
     * How changelogs are kept, so that a million components are restored in seconds: small segments, cleaned early.
     */
    static final Map<String, String> CHANGELOG = Map.of(
            "cleanup.policy", "compact",
            "segment.bytes", Integer.toString(8 << 20),
            "min.cleanable.dirty.ratio", "0.1",
            "max.compaction.lag.ms", "60000");

    private StageTopology() {}

    /**
     * The topology of a stage.
     *
     * @param topicIds the broker's id of a topic by its name
     * @param settings the application's settings: they demand explicit names
     */
    public static <I, R extends Row, O> Topology of(
            StageSpec<I, R, O> spec, UnaryOperator<String> topicIds, Properties settings) {
        return of(spec, topicIds, settings, new StageFigures());
    }

    /** The same, which tells of itself while it works. */
    static <I, R extends Row, O> Topology of(
            StageSpec<I, R, O> spec, UnaryOperator<String> topicIds, Properties settings, StageFigures figures) {
        Topology topology = new Topology(new TopologyConfig(new StreamsConfig(settings)));
        List<String> sources = new ArrayList<>();
        for (Topic topic : spec.inputs()) {
            sources.add(source(topic));
            topology.addSource(source(topic), new ByteArrayDeserializer(), new ByteArrayDeserializer(), topic.name());
        }
        ThreadLocal<CommitRhythm> rhythms = ThreadLocal.withInitial(CommitRhythm::new);
        topology.addProcessor(
                spec.name(),
                () -> new StageProcessor<>(spec, topicIds, figures, rhythms::get),
                sources.toArray(String[]::new));
        for (String store : spec.stores()) {
            StoreBuilder<?> builder =
                    spec.journals().contains(store) ? new RowJournalBuilder<R>(store, CHANGELOG) : store(store);
            topology.addStateStore(builder, spec.name());
        }
        topology.addStateStore(store(spec.clockStore()), spec.name());
        for (Topic topic : outputs(spec)) {
            topology.addSink(
                    sink(topic),
                    topic.name(),
                    new Address.KeySerializer(),
                    new ByteArraySerializer(),
                    new AddressPartitioner(),
                    spec.name());
        }
        return topology;
    }

    private static Set<Topic> outputs(StageSpec<?, ?, ?> spec) {
        Set<Topic> outputs = new LinkedHashSet<>(spec.outputs());
        spec.order().ifPresent(outputs::add);
        outputs.add(spec.rejected());
        if (spec.pulsesItself()) {
            outputs.add(spec.main());
        }
        return outputs;
    }

    private static StoreBuilder<KeyValueStore<String, byte[]>> store(String name) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
                .withCachingDisabled()
                .withLoggingEnabled(CHANGELOG);
    }

    private static String source(Topic topic) {
        return "read-" + topic.shortName();
    }

    /** The name of the node that writes a topic. */
    static String sink(Topic topic) {
        return "write-" + topic.shortName();
    }
}
