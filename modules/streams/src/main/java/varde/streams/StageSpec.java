package varde.streams;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import varde.core.stage.Row;
import varde.core.stage.Stage;
import varde.wire.Topic;

/**
 * One of the three stages, as its topology is built.
 *
 * @param name {@code detect}, {@code correlate} or {@code escalate}
 * @param main the main input: it alone moves the stage's time
 * @param others the other inputs
 * @param outputs all topics that it may write, {@code rejected} and the order topic left out
 * @param order where it notes in which order its inputs were read; empty with a single input
 * @param rejected where inputs go that cannot be read or decided
 * @param stores the names of its state stores, the clock's left out
 * @param journals those of them whose rows change with nearly every input: they are written in batches
 * @param codec how its records are written and read
 * @param make makes the stage for a partition, without state
 * @param given what it decides by that is not in the log, by name; no secrets. It is noted at each start, so that replay can
 *     decide by the same
 * @param pulsesItself whether it appends a pulse to its main input where it reads none, so that its decisions never wait for
 *     the pulser beside it
 */
public record StageSpec<I, R extends Row, O>(
        String name,
        Topic main,
        List<Topic> others,
        List<Topic> outputs,
        Optional<Topic> order,
        Topic rejected,
        List<String> stores,
        List<String> journals,
        StageCodec<I, R, O> codec,
        IntFunction<Stage<I, R, O>> make,
        Map<String, String> given,
        boolean pulsesItself) {

    public StageSpec {
        others = List.copyOf(others);
        outputs = List.copyOf(outputs);
        stores = List.copyOf(stores);
        journals = List.copyOf(journals);
        given = Map.copyOf(given);
    }

    /** All inputs, the main one first. */
    public List<Topic> inputs() {
        List<Topic> inputs = new ArrayList<>();
        inputs.add(main);
        inputs.addAll(others);
        return inputs;
    }

    /** Whether it has no input beside the main one. */
    public boolean hasSingleInput() {
        return others.isEmpty();
    }

    /** The name of the Kafka Streams application. */
    public String applicationId() {
        return "varde-" + name;
    }

    /** The store of the clock. */
    public String clockStore() {
        return name + "-clock";
    }
}
