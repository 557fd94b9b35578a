package varde.replay.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import varde.core.correlate.Member;
import varde.core.correlate.Outage;
import varde.core.correlate.OutageRecord;
import varde.core.detect.Observation;
import varde.core.escalate.Escalation;
import varde.core.page.Page;
import varde.core.time.Now;
import varde.replay.recording.Recording;
import varde.replay.recording.Records;
import varde.streams.Outgoing;
import varde.streams.StageSpec;
import varde.wire.Topic;

/** Compares all that one task decides now with all that it decided then. */
public final class StageComparison implements AutoCloseable {

    /** What a stage without marks may be behind with when the recording ends, in milliseconds. */
    private static final long BEHIND = 10_000;

    private final Recording recording;
    private final StageSpec<?, ?, ?> spec;
    private final int partition;
    private final Map<String, Long> from;
    private final Values values;
    private final Authors authors;
    private final Map<String, Comparison> comparisons = new TreeMap<>();
    private final List<Records> open = new ArrayList<>();
    private final List<Pending> pending = new ArrayList<>();
    private final Map<String, Long> begins = new HashMap<>();

    /** A difference whose cause is not known yet. */
    private record Pending(
            Topic topic, Comparison.@Nullable Said before, Comparison.@Nullable Said now, boolean moved) {}

    /**
     * A comparison for one task.
     *
     * @param from the first offset to compare, by the output's name
     */
    public StageComparison(Recording recording, StageSpec<?, ?, ?> spec, int partition, Map<String, Long> from) {
        this.recording = recording;
        this.spec = spec;
        this.partition = partition;
        this.from = Map.copyOf(from);
        this.values = new Values(recording.topics(), recording.codecs(), recording.withoutPersons());
        this.authors = new Authors(recording, spec.name(), partition, recording.partitions(spec.main()));
        spec.outputs().forEach(this::openAll);
        openAll(spec.rejected());
    }

    private void openAll(Topic topic) {
        for (int of = 0; of < recording.partitions(topic); of++) {
            String key = topic.name() + "-" + of;
            Records records = recording.read(topic, of, from.getOrDefault(key, 0L));
            open.add(records);
            comparisons.put(
                    key,
                    new Comparison(
                            records,
                            values,
                            this::wrote,
                            (before, now, moved) -> pending.add(new Pending(topic, before, now, moved))));
        }
    }

    /** Whether this task wrote it; notices when outages began. */
    private boolean wrote(Object value) {
        if (value instanceof Outage outage) {
            begins.merge(outage.id(), Math.min(outage.brokeAt(), outage.openedAt()), Math::min);
        } else if (value instanceof Escalation escalation) {
            begins.merge(escalation.outage(), escalation.startedAt(), Math::min);
        }
        return authors.wrote(value);
    }

    /** A record was decided now, on an input of this log time. The order is the input of replay, not its decision. */
    public void take(Outgoing said, long at) {
        Topic topic = said.topic();
        if (spec.order().filter(topic::equals).isPresent()) {
            return;
        }
        for (int of : said.partitions(partition, recording.partitions(topic))) {
            Comparison comparison = comparisons.get(topic.name() + "-" + of);
            if (comparison == null) {
                throw new IllegalStateException(spec.name() + " does not write " + topic.name());
            }
            comparison.take(topic.name(), said.value(), at);
        }
    }

    /**
     * Nothing more is decided.
     *
     * @param lastInput log time of the last input, in milliseconds
     * @param began log time of the first input, if what was before it is not known; 0 if nothing was before it
     * @param lastTime log time of the latest record of the whole recording, in milliseconds
     */
    public List<Difference> end(long lastInput, long began, long lastTime) {
        comparisons.values().forEach(comparison -> comparison.end(lastInput));
        long readUpTo = comparisons.values().stream()
                .map(Comparison::marked)
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .max()
                .orElse(lastTime - BEHIND);
        return pending.stream()
                .map(found -> difference(found, began, readUpTo))
                .filter(found -> recording.interval().holds(found.at()))
                .filter(found ->
                        !found.what().startsWith(Values.MARK) || found.cause() != Difference.Cause.END_OF_RECORDING)
                .sorted(Comparator.comparingLong(Difference::at))
                .toList();
    }

    private Difference difference(Pending found, long began, long readUpTo) {
        Comparison.Said before = found.before();
        Comparison.Said now = found.now();
        Comparison.Said either = now == null ? java.util.Objects.requireNonNull(before) : now;
        Difference.Kind kind = before == null
                ? Difference.Kind.ADDED
                : now == null
                        ? Difference.Kind.MISSING
                        : found.moved() ? Difference.Kind.MOVED : Difference.Kind.CHANGED;
        String detail = before != null && now != null
                ? Fields.difference(before.value(), now.value())
                : Fields.whole(either.value());
        Difference.Cause cause = Difference.Cause.UNEXPLAINED;
        if (kind == Difference.Kind.ADDED && either.at() >= readUpTo) {
            cause = Difference.Cause.END_OF_RECORDING;
        } else if (begin(either.value()) < began) {
            cause = Difference.Cause.BEFORE_THE_RECORDING;
        } else if (before != null && now != null && isSamePage(before.value(), now.value())) {
            cause = Difference.Cause.WORDED_OTHERWISE;
        }
        return new Difference(
                spec.name(),
                found.topic().shortName(),
                kind,
                Values.identity(either.value()),
                detail,
                either.at(),
                cause);
    }

    private static boolean isSamePage(Object before, Object now) {
        return before instanceof Page was
                && now instanceof Page is
                && was.reworded(was.address(), text -> "").equals(is.reworded(is.address(), text -> ""));
    }

    /** When what a value is about began, as far as it says so. */
    private long begin(Object value) {
        if (value instanceof Observation.Seen seen) {
            return seen.since();
        }
        if (value instanceof Outage outage) {
            return Math.min(outage.brokeAt(), outage.openedAt());
        }
        // A mark is said at the first input of a second, and what came before in that second may not be known.
        if (value instanceof OutageRecord.Mark mark) {
            return Now.secondOf(mark.readUpTo());
        }
        if (value instanceof Observation.Mark mark) {
            return Now.secondOf(mark.readUpTo());
        }
        if (value instanceof Escalation escalation) {
            return Math.min(escalation.startedAt(), begins.getOrDefault(escalation.outage(), Long.MAX_VALUE));
        }
        String about = value instanceof Member member
                ? member.outage().orElse("")
                : value instanceof Page page ? page.outage() : "";
        return begins.getOrDefault(about, Long.MAX_VALUE);
    }

    /** By output and partition: the offset of the first recorded decision that was not made again so far. */
    public Map<String, Long> positions() {
        Map<String, Long> positions = new TreeMap<>();
        comparisons.forEach((output, comparison) -> positions.put(output, comparison.position()));
        return positions;
    }

    /** How many decisions agree. */
    public long agreed() {
        return comparisons.values().stream().mapToLong(Comparison::agreed).sum();
    }

    @Override
    public void close() {
        open.forEach(Records::close);
    }
}
