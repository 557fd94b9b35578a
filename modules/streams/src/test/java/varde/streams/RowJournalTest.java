package varde.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import varde.core.stage.Row;

class RowJournalTest {

    private record Kept(String key, int value) implements Row {

        @Override
        public String store() {
            return "kept";
        }

        byte[] bytes() {
            return (key + "=" + value).getBytes(StandardCharsets.UTF_8);
        }

        static Kept of(byte[] bytes) {
            String[] parts = new String(bytes, StandardCharsets.UTF_8).split("=", 2);
            return new Kept(parts[0], Integer.parseInt(parts[1]));
        }
    }

    private final KeyValueStore<Bytes, byte[]> log =
            Stores.inMemoryKeyValueStore("kept").get();

    private static Map<String, Integer> read(RowJournal journal) {
        Map<String, Integer> rows = new HashMap<>();
        journal.open(
                bytes -> Kept.of(bytes).key(),
                (key, bytes) -> assertThat(rows.put(key, Kept.of(bytes).value()))
                        .as("a key is restored once")
                        .isNull());
        return rows;
    }

    @Property(tries = 60)
    void whatIsReadAgainIsWhatWasKeptAndTheLogStaysShort(@ForAll long seed) {
        Random random = new Random(seed);
        RowJournal journal = new RowJournal(log);
        Map<String, Integer> kept = new HashMap<>(read(journal));
        int keys = 1 + random.nextInt(3_000);
        for (int n = 0; n < 30_000; n++) {
            String key = "k" + random.nextInt(keys);
            if (random.nextInt(50) == 0) {
                journal.delete(key);
                kept.remove(key);
            } else {
                journal.put(key, new Kept(key, n).bytes());
                kept.put(key, n);
            }
            if (random.nextInt(500) == 0) {
                journal.flushCache();
            }
            if (random.nextInt(10_000) == 0) {
                journal.flushCache();
                journal = new RowJournal(log);
                assertThat(read(journal)).isEqualTo(kept);
            }
        }
        journal.flushCache();

        assertThat(read(new RowJournal(log))).as("seed " + seed).isEqualTo(kept);
        assertThat(rowsInTheLog()).isLessThan(4_096 + 2 * keys + 2_000);
    }

    private long rowsInTheLog() {
        long rows = 0;
        try (KeyValueIterator<Bytes, byte[]> batches = log.all()) {
            while (batches.hasNext()) {
                rows += varde.wire.state.RowBatch.decode(batches.next().value)
                        .rows()
                        .size();
            }
        }
        return rows;
    }

    @Test
    void rowsThatAreNeverWrittenAgainOutliveAnyNumberOfBatches() {
        RowJournal journal = new RowJournal(log);
        read(journal);
        for (int n = 0; n < 5_000; n++) {
            journal.put("quiet" + n, new Kept("quiet" + n, n).bytes());
        }
        for (int n = 0; n < 200_000; n++) {
            journal.put("busy" + n % 10, new Kept("busy" + n % 10, n).bytes());
            if (n % 100 == 0) {
                journal.flushCache();
            }
        }
        journal.flushCache();

        Map<String, Integer> rows = read(new RowJournal(log));
        assertThat(rows).hasSize(5_010).containsEntry("quiet4999", 4_999).containsEntry("busy9", 199_999);
    }

    @Test
    void whatWasNotWrittenBeforeACommitIsNotLostInSilence() {
        RowJournal journal = new RowJournal(log);
        read(journal);
        journal.put("a", new Kept("a", 1).bytes());

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> journal.commit(Map.of()))
                .hasMessageContaining("was not asked to write its open batch");
        journal.flushCache();
        journal.commit(Map.of());
    }

    @Test
    void rowsThatAnEarlierVardeWroteOneByOneAreReadAndMoveIntoBatches() {
        log.put(Bytes.wrap("a|b".getBytes(StandardCharsets.UTF_8)), new Kept("a|b", 7).bytes());
        RowJournal journal = new RowJournal(log);
        assertThat(read(journal)).containsExactly(Map.entry("a|b", 7));

        journal.put("c|d", new Kept("c|d", 8).bytes());
        journal.flushCache();

        assertThat(log.approximateNumEntries()).isEqualTo(1);
        assertThat(read(new RowJournal(log))).containsOnly(Map.entry("a|b", 7), Map.entry("c|d", 8));
    }
}
