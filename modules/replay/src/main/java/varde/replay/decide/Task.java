package varde.replay.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import varde.core.stage.Row;
import varde.replay.compare.Difference;
import varde.replay.compare.StageComparison;
import varde.replay.recording.Beginning;
import varde.replay.recording.Recorded;
import varde.replay.recording.Recording;
import varde.replay.recording.Records;
import varde.streams.Outgoing;
import varde.streams.StageSpec;
import varde.wire.Topic;

/**
 * One stage for one partition, replayed from where the recording lets it begin to the end of the interval, and compared with
 * what it did then.
 */
final class Task<I, R extends Row, O> {

    /** Rows are kept where restarts are in the log; for heartbeats that would cost more than deciding. */
    private static final String UNORDERED = "detect";

    private final Recording recording;
    private final Function<SortedMap<String, String>, StageSpec<I, R, O>> specs;
    private final StageSpec<I, R, O> spec;
    private final int partition;
    private final Options options;
    private Optional<Beginning> begun = Optional.empty();
    private long read;
    private long first;
    private long last;

    /**
     * How a task is replayed.
     *
     * @param sights what DETECT remembers where its warm-up begins
     * @param keepsBegun whether it is remembered where the task stood at the begin of the interval
     * @param topologies whether the Kafka Streams topology decides, under Kafka's test driver
     */
    record Options(Sights sights, boolean keepsBegun, boolean topologies) {}

    Task(
            Recording recording,
            Function<SortedMap<String, String>, StageSpec<I, R, O>> specs,
            int partition,
            Options options) {
        this.recording = recording;
        this.specs = specs;
        this.spec = specs.apply(new TreeMap<>());
        this.partition = partition;
        this.options = options;
    }

    /** Decides about the next input: the core alone, or its topology. */
    private interface Deciding {
        List<Outgoing> take(Input input);
    }

    TaskResult run(UnaryOperator<String> topicIds) {
        Beginning beginning = beginning();
        Keeping keeping = spec.name().equals(UNORDERED) && !options.keepsBegun() ? Keeping.NOTHING : Keeping.WRITTEN;
        boolean whole = isWhole(beginning);
        StageReplay<I, R, O> stage = new StageReplay<>(specs, topicIds, partition, beginning, keeping);
        try (Inputs inputs = Inputs.open(recording, spec, partition, beginning.offsets());
                StageComparison comparison = new StageComparison(recording, spec, partition, outputs(beginning))) {
            if (options.topologies()) {
                throughTopology(inputs, comparison, beginning, topicIds);
            } else {
                decideAll(inputs, comparison, input -> stage.take(input).outgoing(), Optional.of(stage));
            }
            List<Difference> differences = comparison.end(last, whole ? 0 : first, recording.lastTime());
            return new TaskResult(
                    spec.name(),
                    partition,
                    read,
                    first,
                    last,
                    stage.starts(),
                    comparison.agreed(),
                    differences,
                    spec.order().isPresent() && !whole,
                    begun);
        }
    }

    private void throughTopology(
            Inputs inputs, StageComparison comparison, Beginning beginning, UnaryOperator<String> topicIds) {
        SortedMap<String, String> given = inputs.firstGiven().orElse(beginning.given());
        try (TopologyReplay<I, R, O> topology =
                new TopologyReplay<>(recording, specs.apply(given), partition, beginning)) {
            decideAll(inputs, comparison, input -> topology.take(input, topicIds), Optional.empty());
        }
    }

    private void decideAll(
            Inputs inputs, StageComparison comparison, Deciding deciding, Optional<StageReplay<I, R, O>> stage) {
        String main = spec.main().name();
        boolean keeps = options.keepsBegun() && stage.isPresent();
        @Nullable Input input = inputs.next();
        while (input != null) {
            Recorded record = input.record();
            boolean moves = record.topic().equals(main);
            if (moves && record.timestamp() >= recording.interval().to()) {
                break;
            }
            if (moves
                    && keeps
                    && begun.isEmpty()
                    && record.timestamp() >= recording.interval().from()) {
                begun = stage.map(at -> at.state(before(inputs, record, comparison)));
            }
            if (moves) {
                first = first == 0 ? record.timestamp() : first;
                last = Math.max(last, record.timestamp());
            }
            read++;
            for (Outgoing said : deciding.take(input)) {
                comparison.take(said, last);
            }
            input = inputs.next();
        }
        if (keeps && begun.isEmpty()) {
            SortedMap<String, Long> positions = new TreeMap<>(inputs.positions());
            positions.putAll(comparison.positions());
            begun = stage.map(at -> at.state(positions));
        }
    }

    /** The positions at which this record has not been read yet. */
    private static SortedMap<String, Long> before(Inputs inputs, Recorded record, StageComparison comparison) {
        SortedMap<String, Long> positions = new TreeMap<>(inputs.positions());
        positions.put(record.topic(), record.offset());
        positions.putAll(comparison.positions());
        return positions;
    }

    private Beginning beginning() {
        return spec.order().isPresent()
                ? Earlier.of(recording, spec, partition)
                : recording
                        .beginning(spec.name(), partition)
                        .orElseGet(() -> options.sights().before(partition));
    }

    /** Whether nothing was before what is read. */
    private boolean isWhole(Beginning beginning) {
        if (recording.beginning(spec.name(), partition).isPresent()) {
            return true;
        }
        long begin = beginning.offsets().getOrDefault(spec.main().name(), 0L);
        return begin == 0 && recording.first(spec.main(), partition) == 0;
    }

    /** Where in its outputs to begin: a recording that knows says so; otherwise at the time of the first input. */
    private Map<String, Long> outputs(Beginning beginning) {
        Map<String, Long> offsets = new TreeMap<>(beginning.offsets());
        boolean known = offsets.keySet().stream()
                .anyMatch(name -> name.startsWith(spec.rejected().name() + "-"));
        if (known || recording.first(spec.main(), partition) == 0) {
            return offsets;
        }
        long time;
        try (Records records = recording.read(spec.main(), partition, 0)) {
            Recorded record = records.next();
            time = record == null ? 0 : record.timestamp();
        }
        List<Topic> outputs = new ArrayList<>(spec.outputs());
        outputs.add(spec.rejected());
        for (Topic topic : outputs) {
            for (int of = 0; of < recording.partitions(topic); of++) {
                offsets.put(topic.name() + "-" + of, recording.offsetAt(topic, of, time));
            }
        }
        return offsets;
    }
}
