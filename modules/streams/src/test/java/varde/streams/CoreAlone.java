package varde.streams;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import varde.core.stage.Outcome;
import varde.core.stage.Place;
import varde.core.stage.Row;
import varde.core.stage.StageRunner;
import varde.wire.Topic;

/** A stage's decisions without any topology: what the topology must agree with. */
final class CoreAlone<I, R extends Row, O> {

    private final StageSpec<I, R, O> spec;
    private final Map<String, Long> offsets = new HashMap<>();
    private final Map<String, List<byte[]>> said = new HashMap<>();
    private final Map<String, Map<String, String>> kept = new TreeMap<>();
    private final StageRunner<I, R, O> runner;

    CoreAlone(StageSpec<I, R, O> spec) {
        this.spec = spec;
        this.runner = new StageRunner<>(spec.make().apply(0));
        spec.stores().forEach(store -> kept.put(store, new TreeMap<>()));
    }

    static String topicId(String topic) {
        return "id-of-" + topic;
    }

    void read(Topic topic, byte @Nullable [] value, long timestamp) {
        boolean main = topic.equals(spec.main());
        if (main) {
            runner.passed(timestamp);
        }
        I input = value == null ? spec.codec().pulse() : spec.codec().input(topic.name(), value);
        long offset = offsets.merge(topic.name(), 1L, Long::sum) - 1;
        Outcome<R, O> outcome = runner.decide(input, new Place(topicId(topic.name()), topic.name(), 0, offset), main)
                .outcome();
        outcome.kept()
                .forEach(row -> rows(row.store())
                        .put(row.key(), Arrays.toString(spec.codec().row(row))));
        outcome.forgotten().forEach(row -> rows(row.store()).remove(row.key()));
        for (O record : outcome.said()) {
            Outgoing ready = spec.codec().output(record);
            said.computeIfAbsent(ready.topic().name(), any -> new ArrayList<>()).add(ready.value());
        }
    }

    private Map<String, String> rows(String store) {
        return kept.computeIfAbsent(store, any -> new TreeMap<>());
    }

    List<byte[]> said(Topic topic) {
        return said.getOrDefault(topic.name(), List.of());
    }

    Map<String, String> kept(String store) {
        return rows(store);
    }
}
