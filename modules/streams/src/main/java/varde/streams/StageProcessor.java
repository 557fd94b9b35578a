package varde.streams;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import varde.core.stage.Place;
import varde.core.stage.Row;
import varde.core.stage.StageRunner;
import varde.wire.registry.RegistryException;
import varde.wire.serde.UndecodableException;
import varde.wire.state.ClockCodec;

/**
 * The shell around a stage: reads an input, has it decided and encoded whole, and only then writes rows and records.
 * Whatever cannot be read or decided goes to {@code rejected}, and the stream goes on.
 */
final class StageProcessor<I, R extends Row, O> implements Processor<byte[], byte[], Address, byte[]> {

    private static final Logger LOG = LoggerFactory.getLogger(StageProcessor.class);

    /** The one key of the clock's store. */
    private static final String CLOCK = "clock";

    private final StageSpec<I, R, O> spec;
    private final UnaryOperator<String> topicIds;
    private final Map<String, KeyValueStore<String, byte[]>> stores = new TreeMap<>();
    private final OutputWriter out;
    private @Nullable ProcessorContext<Address, byte[]> context;
    private @Nullable KeyValueStore<String, byte[]> clockStore;
    private StageRunner<I, R, O> runner;
    private String lastTopic = "";

    /**
     * Makes the shell of one task.
     *
     * @param topicIds the broker's id of a topic by its name
     */
    StageProcessor(StageSpec<I, R, O> spec, UnaryOperator<String> topicIds) {
        this.spec = spec;
        this.topicIds = topicIds;
        this.out = new OutputWriter(spec);
        this.runner = new StageRunner<>(spec.make().apply(0));
    }

    @Override
    public void init(ProcessorContext<Address, byte[]> given) {
        context = given;
        for (String store : spec.stores()) {
            stores.put(store, given.getStateStore(store));
        }
        KeyValueStore<String, byte[]> clock = given.getStateStore(spec.clockStore());
        clockStore = clock;
        runner = new StageRunner<>(spec.make().apply(partition()));
        byte[] moment = clock.get(CLOCK);
        if (moment != null) {
            runner.restore(ClockCodec.decode(moment));
        }
        restoreRows();
    }

    private void restoreRows() {
        for (Map.Entry<String, KeyValueStore<String, byte[]>> store : stores.entrySet()) {
            try (KeyValueIterator<String, byte[]> rows = store.getValue().all()) {
                while (rows.hasNext()) {
                    KeyValue<String, byte[]> row = rows.next();
                    runner.restore(spec.codec().row(store.getKey(), row.key, row.value));
                }
            }
        }
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata where = context().recordMetadata().orElseThrow();
        boolean main = where.topic().equals(spec.main().name());
        if (main) {
            runner.passed(record.timestamp());
        }
        List<Outgoing> outgoing = new ArrayList<>();
        if (!where.topic().equals(lastTopic)) {
            lastTopic = where.topic();
            out.order(where.topic(), where.offset()).ifPresent(outgoing::add);
        }
        Refusal refusal = new Refusal(spec, where, record);
        I input = read(record, where, main, refusal);
        Written<R> written = input == null ? new Written<>() : decide(input, where, main, refusal);
        outgoing.addAll(written.outgoing);
        refusal.records().forEach(rejected -> outgoing.add(out.rejected(rejected)));
        write(written, outgoing, record.timestamp());
    }

    private @Nullable I read(Record<byte[], byte[]> record, RecordMetadata where, boolean main, Refusal refusal) {
        byte[] value = record.value();
        if (value == null) {
            if (!main) {
                refusal.because("an empty record means something only where pulses are written");
            }
            return main ? spec.codec().pulse() : null;
        }
        try {
            return spec.codec().input(where.topic(), value);
        } catch (UndecodableException e) {
            refusal.because(e.getMessage() == null ? "unreadable" : e.getMessage(), e);
            return main ? spec.codec().pulse() : null;
        }
    }

    private Written<R> decide(I input, RecordMetadata where, boolean main, Refusal refusal) {
        Place place = new Place(topicIds.apply(where.topic()), where.topic(), where.partition(), where.offset());
        try {
            StageRunner.Step<R, O> step = runner.decide(input, place, main);
            Written<R> written = new Written<>();
            for (R row : step.outcome().kept()) {
                written.keep(row, out.within(spec.codec().row(row), row.store()));
            }
            written.forgotten.addAll(step.outcome().forgotten());
            step.clock().ifPresent(now -> written.clock = ClockCodec.encode(now));
            for (O said : step.outcome().said()) {
                Outgoing ready = spec.codec().output(said);
                out.within(ready.value(), ready.topic().name());
                written.outgoing.add(ready);
            }
            step.outcome().refusals().forEach(refusal::because);
            return written;
        } catch (RegistryException away) {
            // Nothing is wrong with the input: the thread is replaced, and reads it again.
            throw away;
        } catch (RuntimeException e) {
            LOG.error(
                    "{} could not decide about {}-{} at offset {}; it goes to rejected",
                    spec.name(),
                    where.topic(),
                    where.partition(),
                    where.offset(),
                    e);
            refusal.because("could not be decided: " + e, e);
            runner = runner.with(spec.make().apply(partition()));
            restoreRows();
            Written<R> nothing = new Written<>();
            nothing.clock = ClockCodec.encode(runner.now());
            return nothing;
        }
    }

    private void write(Written<R> written, List<Outgoing> outgoing, long timestamp) {
        for (Written.KeptRow row : written.kept) {
            store(row.store()).put(row.key(), row.bytes());
        }
        written.forgotten.forEach(row -> store(row.store()).delete(row.key()));
        if (written.clock != null && clockStore != null) {
            clockStore.put(CLOCK, written.clock);
        }
        for (Outgoing ready : outgoing) {
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
