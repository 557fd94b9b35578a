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
import varde.core.stage.Outcome;
import varde.core.stage.Row;
import varde.core.stage.Seat;

class RowJournalTest {

    private static final class Key extends Seat {}

    private record Kept(String key, int value, Seat seat) implements Row {

        @Override
        public String store() {
            return "kept";
        }

        byte[] bytes() {
            return (key + "=" + value).getBytes(StandardCharsets.UTF_8);
        }

        static Kept of(byte[] bytes) {
            String[] parts = new String(bytes, StandardCharsets.UTF_8).split("=", 2);
            return new Kept(parts[0], Integer.parseInt(parts[1]), new Key());
        }
    }

    /** Whoever decides: has one seat for each key. */
    private static final class Decider {

        private final RowJournal<Kept> journal;
        private final Map<String, Seat> seats = new HashMap<>();
        private final Map<String, Integer> read = new HashMap<>();

        Decider(KeyValueStore<Bytes, byte[]> log) {
            journal = new RowJournal<>(log);
            journal.open(Kept::of, row -> {
                seats.put(row.key(), row.seat());
                assertThat(read.put(row.key(), row.value()))
                        .as("a key is restored once")
                        .isNull();
            });
        }

        void put(String key, int value) {
            Kept row = new Kept(key, value, seats.computeIfAbsent(key, any -> new Key()));
            journal.put(row, row.bytes());
        }

        void delete(String key) {
            Outcome<Kept, String> outcome = new Outcome<>();
            Seat seat = seats.remove(key);
            outcome.forget(new Kept(key, 0, seat == null ? new Key() : seat));
            outcome.forgotten().forEach(journal::delete);
        }
    }

    private final KeyValueStore<Bytes, byte[]> log =
            Stores.inMemoryKeyValueStore("kept").get();

    private Map<String, Integer> readAgain() {
        return new Decider(log).read;
    }

    @Property(tries = 60)
    void whatIsReadAgainIsWhatWasKeptAndTheLogStaysShort(@ForAll long seed) {
        Random random = new Random(seed);
        Decider decider = new Decider(log);
        Map<String, Integer> kept = new HashMap<>(decider.read);
        int keys = 1 + random.nextInt(3_000);
        for (int n = 0; n < 30_000; n++) {
            String key = "k" + random.nextInt(keys);
            if (random.nextInt(50) == 0) {
                decider.delete(key);
                kept.remove(key);
            } else {
                decider.put(key, n);
                kept.put(key, n);
            }
            if (random.nextInt(500) == 0) {
                decider.journal.flushCache();
            }
            if (random.nextInt(10_000) == 0) {
                decider.journal.flushCache();
                decider = new Decider(log);
                assertThat(decider.read).isEqualTo(kept);
            }
        }
        decider.journal.flushCache();

        assertThat(readAgain()).as("seed " + seed).isEqualTo(kept);
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
        Decider decider = new Decider(log);
        for (int n = 0; n < 5_000; n++) {
            decider.put("quiet" + n, n);
        }
        for (int n = 0; n < 200_000; n++) {
            decider.put("busy" + n % 10, n);
            if (n % 100 == 0) {
                decider.journal.flushCache();
            }
        }
        decider.journal.flushCache();

        Map<String, Integer> rows = readAgain();
        assertThat(rows).hasSize(5_010).containsEntry("quiet4999", 4_999).containsEntry("busy9", 199_999);
    }

    @Test
    void whatWasNotWrittenBeforeACommitIsNotLostInSilence() {
        Decider decider = new Decider(log);
        decider.put("a", 1);

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> decider.journal.commit(Map.of()))
                .hasMessageContaining("was not asked to write its open batch");
        decider.journal.flushCache();
        decider.journal.commit(Map.of());
    }

    @Test
    void rowsThatAnEarlierVardeWroteOneByOneAreReadAndMoveIntoBatches() {
        writtenByAnEarlierVarde("a|b", 7);
        Decider decider = new Decider(log);
        assertThat(decider.read).containsExactly(Map.entry("a|b", 7));

        decider.put("c|d", 8);
        decider.journal.flushCache();

        assertThat(log.approximateNumEntries()).isEqualTo(1);
        assertThat(readAgain()).containsOnly(Map.entry("a|b", 7), Map.entry("c|d", 8));
    }

    @Test
    void aRowOfAnEarlierVardeThatIsForgottenFirstDoesNotComeBack() {
        writtenByAnEarlierVarde("a|b", 7);
        writtenByAnEarlierVarde("c|d", 8);
        Decider decider = new Decider(log);

        decider.delete("a|b");
        decider.journal.flushCache();

        assertThat(readAgain()).containsOnly(Map.entry("c|d", 8));
    }

    private void writtenByAnEarlierVarde(String key, int value) {
        log.put(Bytes.wrap(key.getBytes(StandardCharsets.UTF_8)), new Kept(key, value, new Key()).bytes());
    }
}
