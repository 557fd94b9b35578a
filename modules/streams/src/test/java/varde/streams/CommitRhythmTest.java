package varde.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    private final List<RowJournal<DetectRow>> journals = new ArrayList<>();
    private final MockProcessorContext<Address, byte[]> context = new MockProcessorContext<>();
    private final StageProcessor<DetectInput, DetectRow, Observation> processor =
            new StageProcessor<>(detect, topic -> topic, new StageFigures(clock::get), CommitRhythm::new);

    private void start() {
        for (String store : detect.stores()) {
            if (detect.journals().contains(store)) {
                journals.add(new RowJournal<>(log(store)));
            } else {
                keep(rows(store));
            }
        }
        journals.forEach(this::keep);
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

    /** Whether it asks for a commit when it looks, as it does every 50 ms. */
    private boolean asksWhenItLooks() {
        CapturedPunctuator look = context.scheduledPunctuators().get(0);
        assertThat(look.getInterval()).hasMillis(StageSettings.COMMIT_EVERY);
        clock.addAndGet(StageSettings.COMMIT_EVERY);
        look.getPunctuator().punctuate(clock.get());
        return context.committed();
    }

    /** Kafka Streams commits, and that takes so long. */
    private void commits(long duration) {
        journals.forEach(RowJournal::flushCache);
        clock.addAndGet(duration);
        context.resetCommit();
    }

    @Test
    void itIsAtOnceWhileNewsIsNew() {
        start();

        readsPulseOf(NOW - 10);

        assertThat(context.committed()).isTrue();
    }

    @Test
    void itIsLeftToKafkaStreamsWhileItIsBehind() {
        start();

        readsPulseOf(NOW - StageFigures.BEHIND - 1);

        assertThat(context.committed()).isFalse();
        assertThat(asksWhenItLooks()).isFalse();
    }

    @Test
    void itIsAtOnceAgainWhenItIsAbreast() {
        start();
        readsPulseOf(NOW - 3_600_000);

        readsPulseOf(NOW);

        assertThat(context.committed()).isTrue();
    }

    @Test
    void thereIsAPauseFromTheEndOfTheCommitBefore() {
        start();
        readsPulseOf(NOW);
        commits(300);

        readsPulseOf(clock.get());
        clock.addAndGet(StageSettings.COMMIT_EVERY - 1);
        readsPulseOf(clock.get());
        assertThat(context.committed()).isFalse();

        clock.addAndGet(1);
        readsPulseOf(clock.get());
        assertThat(context.committed()).isTrue();
    }

    @Test
    void whatCameInThePauseIsCommittedAfterItThoughNothingFollows() {
        start();
        readsPulseOf(NOW);
        commits(5);
        readsPulseOf(clock.get());
        assertThat(context.committed()).isFalse();

        assertThat(asksWhenItLooks()).isTrue();
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
