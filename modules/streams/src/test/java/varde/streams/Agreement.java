package varde.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import varde.core.stage.Row;
import varde.wire.Topic;

/** Feeds one story to the core alone and through the topology, and sees that they agree on every record and every row. */
final class Agreement {

    /** One input: a record of a topic, or a pulse if it has no value. */
    record Input(Topic topic, byte @Nullable [] value, long timestamp) {}

    private Agreement() {}

    static <I, R extends Row, O> void on(StageSpec<I, R, O> spec, List<Input> story) {
        CoreAlone<I, R, O> core = new CoreAlone<>(spec);
        try (ThroughTopology<I, R, O> topology = new ThroughTopology<>(spec)) {
            for (Input input : story) {
                core.read(input.topic(), input.value(), input.timestamp());
                topology.read(input.topic(), input.value(), input.timestamp());
            }
            for (Topic output : spec.outputs()) {
                assertThat(topology.said(output))
                        .as("what is said to %s", output.name())
                        .usingElementComparator(java.util.Arrays::compare)
                        .containsExactlyElementsOf(core.said(output));
            }
            for (String store : spec.stores()) {
                assertThat(topology.kept(store)).as("what %s keeps", store).isEqualTo(core.kept(store));
            }
        }
    }
}
