package varde.streams;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import varde.core.stage.Outcome;
import varde.core.stage.Place;
import varde.core.stage.Row;
import varde.wire.state.ClockCodec;

/**
 * The shell around a stage in Kafka Streams: has an input decided and encoded whole, and only then writes rows and records.
 * Whatever cannot be read or decided goes to {@code rejected}, and the stream goes on.
 */
final class StageProcessor<I, R extends Row, O> implements Processor<byte[], byte[], Address, byte[]> {

    private static final Logger LOG = LoggerFactory.getLogger(StageProcessor.class);

    /** The one key of the clock's store. */
    private static final String CLOCK = "clock";

    /** How often a stage looks whether it has read a pulse; if not it appends one. */
    private static final Duration LOOK_FOR_PULSE = Duration.ofSeconds(2);

    private static final Duration COMMIT_EVERY = Duration.ofMillis(StageSettings.COMMIT_EVERY);

    private final StageSpec<I, R, O> spec;
    private final UnaryOperator<String> topicIds;
    private final StageFigures figures;
    private final Supplier<CommitRhythm> rhythms;
    private final Map<String, KeyValueStore<String, byte[]>> stores = new TreeMap<>();
    /** In the order of the specification: a stage takes its rows in any order, but waits for fewer if it is this one. */
    private final Map<String, RowJournal<R>> journals = new LinkedHashMap<>();

    private final StageShell<I, R, O> shell;
    private @Nullable ProcessorContext<Address, byte[]> context;
    private @Nullable KeyValueStore<String, byte[]> clockStore;
    private boolean pulsed;
    private StageFigures.@Nullable Progress progress;
    private @Nullable CommitRhythm rhythm;

    /**
     * Makes the shell of one shell.
     *
     * @param topicIds the broker's id of a topic by its name
     * @param figures is told how far it is
     * @param rhythms gives the rhythm of the present thread
     */
    StageProcessor(
            StageSpec<I, R, O> spec,
            UnaryOperator<String> topicIds,
            StageFigures figures,
            Supplier<CommitRhythm> rhythms) {
        this.spec = spec;
        this.topicIds = topicIds;
        this.figures = figures;
        this.rhythms = rhythms;
        this.shell = new StageShell<>(spec, this::storedRows, StageProcessor::report);
    }

    @Override
    public void init(ProcessorContext<Address, byte[]> given) {
        context = given;
        for (String store : spec.stores()) {
            if (spec.journals().contains(store)) {
                journals.put(store, given.getStateStore(store));
            } else {
                stores.put(store, given.getStateStore(store));
            }
        }
        KeyValueStore<String, byte[]> clock = given.getStateStore(spec.clockStore());
        clockStore = clock;
        byte[] moment = clock.get(CLOCK);
        shell.start(partition(), Optional.ofNullable(moment).map(ClockCodec::decode));
        progress = figures.begun(partition());
        if (spec.hasSingleInput()) {
            CommitRhythm ofThread = rhythms.get();
            journals.values().forEach(journal -> journal.beforeCommits(ofThread::begins));
            rhythm = ofThread;
            // For what was too soon for a commit, and nothing came after it.
            given.schedule(COMMIT_EVERY, PunctuationType.WALL_CLOCK_TIME, this::commitUnlessBehind);
        }
        if (spec.pulsesItself()) {
            given.schedule(LOOK_FOR_PULSE, PunctuationType.WALL_CLOCK_TIME, this::pulseWhereNobodyDoes);
        }
    }

    /** What it decides is waited for, unless the news was old already. */
    private void commitUnlessBehind(long clock) {
        if (rhythm != null && rhythm.isTime(clock) && progress != null && !progress.isBehind()) {
            context().commit();
        }
    }

    /**
     * Where it reads, it is there, and the log shall say so even if the pulser does not: in the transaction of the stage, so
     * that whenever it can page somebody it can pulse as well.
     */
    private void pulseWhereNobodyDoes(long clock) {
        if (!pulsed) {
            Address own = new Address(null, Address.Reach.OWN, partition());
            context().forward(new Record<>(own, null, clock), StageTopology.sink(spec.main()));
        }
        pulsed = false;
    }

    @Override
    public void close() {
        if (context != null) {
            figures.ended(partition());
        }
    }

    private void storedRows(Consumer<R> reader) {
        for (Map.Entry<String, KeyValueStore<String, byte[]>> store : stores.entrySet()) {
            try (KeyValueIterator<String, byte[]> rows = store.getValue().all()) {
                while (rows.hasNext()) {
                    KeyValue<String, byte[]> row = rows.next();
                    reader.accept(spec.codec().row(store.getKey(), row.key, row.value));
                }
            }
        }
        journals.forEach((store, journal) -> journal.open(bytes -> spec.codec().row(store, "", bytes), reader));
    }

    private static void report(String stage, Place place, RuntimeException e) {
        LOG.error(
                "{} could not decide about {}-{} at offset {}; it goes to rejected",
                stage,
                place.topic(),
                place.partition(),
                place.offset(),
                e);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata where = context().recordMetadata().orElseThrow();
        pulsed |= record.value() == null && where.topic().equals(spec.main().name());
        Place place = new Place(topicIds.apply(where.topic()), where.topic(), where.partition(), where.offset());
        write(shell.take(place, record.timestamp(), record.key(), record.value()), record.timestamp());
        if (progress != null && place.topic().equals(spec.main().name())) {
            if (progress.read(record.timestamp())) {
                progress.sampled(shell.figures());
            }
            commitUnlessBehind(progress.lastRead());
        }
    }

    private void write(Written<R> written, long timestamp) {
        for (Written.KeptRow<R> kept : written.kept()) {
            RowJournal<R> journal = journals.get(kept.row().store());
            if (journal != null) {
                journal.put(kept.row(), kept.bytes());
            } else {
                store(kept.row().store()).put(kept.row().key(), kept.bytes());
            }
        }
        for (Outcome.Forgotten row : written.forgotten()) {
            RowJournal<R> journal = journals.get(row.store());
            if (journal != null) {
                journal.delete(row);
            } else {
                store(row.store()).delete(row.key());
            }
        }
        if (written.clock().isPresent() && clockStore != null) {
            clockStore.put(CLOCK, ClockCodec.encode(written.clock().get()));
        }
        for (Outgoing ready : written.outgoing()) {
            if (ready.topic().equals(spec.rejected())) {
                figures.rejected();
            }
            Address address = new Address(ready.key(), ready.reach(), partition());
            context().forward(new Record<>(address, ready.value(), timestamp), StageTopology.sink(ready.topic()));
        }
    }

    private KeyValueStore<String, byte[]> store(String name) {
        KeyValueStore<String, byte[]> store = stores.get(name);
        if (store == null) {
            throw new IllegalStateException(spec.name() + " has no store " + name);
        }
        return store;
    }

    private int partition() {
        return context().taskId().partition();
    }

    private ProcessorContext<Address, byte[]> context() {
        if (context == null) {
            throw new IllegalStateException("not initialised");
        }
        return context;
    }
}
