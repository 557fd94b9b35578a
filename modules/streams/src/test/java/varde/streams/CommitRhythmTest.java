package varde.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import varde.core.detect.DetectInput;
import varde.core.detect.DetectRow;
import varde.core.detect.Observation;
import varde.wire.Topics;
import varde.wire.codec.Codecs;
import varde.wire.serde.FixedSchemaIds;

/** How soon DETECT's decisions are committed: soon while they are waited for, seldom while it catches up. */
class CommitRhythmTest {

    private static final long NOW = 1_764_000_000_000L;

    private final StageSpec<DetectInput, DetectRow, Observation> detect =
            Stages.detect(Topics.STANDARD, new Codecs(Topics.STANDARD, new FixedSchemaIds()));
    private final AtomicLong clock = new AtomicLong(NOW);
    private final CommitRhythm rhythm = new CommitRhythm();
    private final MockProcessorContext<Address, byte[]> context = new MockProcessorContext<>();
    private final StageProcessor<DetectInput, DetectRow, Observation> processor =
            new StageProcessor<>(detect, topic -> topic, new StageFigures(clock::get), () -> rhythm);

    private void start() {
        for (String store : detect.stores()) {
            keep(detect.journals().contains(store) ? new RowJournal<>(log(store)) : rows(store));
        }
        keep(rows(detect.clockStore()));
        processor.init(context);
    }

    private void keep(StateStore store) {
        store.init(context.getStateStoreContext(), store);
    }

    private static KeyValueStore<Bytes, byte[]> log(String name) {
        return Stores.inMemoryKeyValueStore(name).get();
    }

    private static KeyValueStore<String, byte[]> rows(String name) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
                .withLoggingDisabled()
                .build();
    }

    private void readsPulseOf(long timestamp) {
        context.setRecordMetadata(Topics.STANDARD.heartbeats().name(), 0, 7);
        processor.process(new Record<>(null, null, timestamp));
    }

    /** Whether it asks for a commit when it is time to. */
    private boolean asksWhenItIsTime() {
        context.resetCommit();
        clock.addAndGet(StageSettings.COMMIT_EVERY);
        CapturedPunctuator look = context.scheduledPunctuators().get(0);
        assertThat(look.getInterval()).hasMillis(CommitRhythm.LOOK_EVERY);
        look.getPunctuator().punctuate(clock.get());
        return context.committed();
    }

    @Test
    void itIsSoonWhileNewsIsNew() {
        start();

        readsPulseOf(NOW - 10);

        assertThat(asksWhenItIsTime()).isTrue();
    }

    @Test
    void itIsLeftToKafkaStreamsWhileItIsBehind() {
        start();

        readsPulseOf(NOW - StageFigures.BEHIND - 1);

        assertThat(asksWhenItIsTime()).isFalse();
    }

    @Test
    void whatWasReadInTimeIsCommittedSoonThoughNothingFollows() {
        start();
        readsPulseOf(NOW);

        clock.addAndGet(60_000);

        assertThat(asksWhenItIsTime()).isTrue();
    }

    @Test
    void itIsSoonAgainOnceItIsAbreast() {
        start();
        readsPulseOf(NOW - 3_600_000);

        readsPulseOf(NOW);

        assertThat(asksWhenItIsTime()).isTrue();
    }

    @Test
    void tasksThatLookTogetherAreCommittedTogetherAndThenThereIsAPause() {
        assertThat(rhythm.isTime(NOW)).isTrue();
        assertThat(rhythm.isTime(NOW + 1)).as("another task, in the same look").isTrue();

        for (long after = 10; after < 50; after += 10) {
            assertThat(rhythm.isTime(NOW + after)).as(after + " ms later").isFalse();
        }
        assertThat(rhythm.isTime(NOW + 50)).isTrue();
    }

    @Test
    void thePauseBeginsWhereACommitHasEnded() {
        assertThat(rhythm.isTime(NOW)).isTrue();

        assertThat(rhythm.isTime(NOW + 300)).as("the commit took that long").isFalse();
        assertThat(rhythm.isTime(NOW + 330)).isFalse();
        assertThat(rhythm.isTime(NOW + 340)).isTrue();
    }

    @Test
    void whileItIsBehindKafkaStreamsCommitsSeldomerAndOtherStagesAlwaysSoon(@TempDir Path folder) {
        StageSettings settings = new StageSettings("localhost:1", folder, 1, 0, 1, 2 << 20, Map.of());

        assertThat(settings.of(detect))
                .containsEntry(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, StageSettings.COMMIT_BEHIND_EVERY);
        assertThat(settings.of("varde-correlate"))
                .containsEntry(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, StageSettings.COMMIT_EVERY);
    }
}
