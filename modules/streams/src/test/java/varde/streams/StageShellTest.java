package varde.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import varde.core.correlate.CorrelateInput;
import varde.core.correlate.CorrelateOutput;
import varde.core.correlate.CorrelateRow;
import varde.core.stage.Place;
import varde.wire.Order;
import varde.wire.Topic;
import varde.wire.Topics;
import varde.wire.codec.Codecs;
import varde.wire.serde.FixedSchemaIds;

class StageShellTest {

    private static final Topics TOPICS = Topics.STANDARD;
    private static final long START = 1_800_000_000_000L;

    private final Codecs codecs = new Codecs(TOPICS, new FixedSchemaIds());
    private final StageSpec<CorrelateInput, CorrelateRow, CorrelateOutput> correlate =
            Stages.correlate(TOPICS, codecs, 2, 2001);
    private final StageShell<CorrelateInput, CorrelateRow, CorrelateOutput> shell =
            new StageShell<>(correlate, visitor -> {}, (stage, place, why) -> {});

    @Test
    void eachStartIsNotedWithWhatIsNotInTheLog() {
        shell.start(1, Optional.empty());
        List<Order> noted = new ArrayList<>(read(TOPICS.observations(), 7, null));
        noted.addAll(read(TOPICS.observations(), 8, null));
        noted.addAll(read(TOPICS.configCorrelate(), 3, null));

        shell.start(1, Optional.of(shell.now()));
        noted.addAll(read(TOPICS.configCorrelate(), 4, null));

        Map<String, String> given = Map.of(Stages.PARTITIONS, "2", Stages.FIRST_NUMBER, "2001");
        assertThat(noted)
                .containsExactly(
                        Order.start(TOPICS.observations().name(), 7, given),
                        new Order(TOPICS.configCorrelate().name(), 3),
                        Order.start(TOPICS.configCorrelate().name(), 4, given));
    }

    private List<Order> read(Topic topic, long offset, byte @Nullable [] value) {
        Place place = new Place("id", topic.name(), 1, offset);
        return shell.take(place, START, null, value).outgoing().stream()
                .filter(record -> record.topic().equals(TOPICS.orderCorrelate()))
                .map(record -> codecs.orderCorrelate().decode(record.value()))
                .toList();
    }
}
