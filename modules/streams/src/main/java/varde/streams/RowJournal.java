package varde.streams;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;
import org.jspecify.annotations.Nullable;
import varde.wire.state.RowBatch;

/**
 * A store for rows that change all the time, such as when a component was last seen. Rows are collected and written to the
 * changelog as one batch for each commit, in the transaction of the inputs that changed them: a record for every row would
 * cost more than all else that DETECT does. The log of batches is kept short as log-structured stores keep theirs: when it
 * holds half as many rows again as there are, the oldest batch goes, and those of its rows that are still the newest of their
 * key are written again. See docs/adr/0011.
 *
 * <p>The batches lie in an ordinary logged store in memory, so that restoring and standbys are Kafka Streams' own. That the
 * open batch is written before a commit rests on {@link CachedStateStore}, which is no public interface; {@link #commit}
 * would notice if a later Kafka no longer asked.
 */
final class RowJournal implements StateStore, CachedStateStore<byte[], byte[]> {

    /** How large a batch may become, in bytes, before it is written without waiting for the commit. */
    static final int LARGEST_BATCH = 256 * 1024;

    /** How many rows the log may hold although there are far fewer. */
    private static final int FEW = 4_096;

    /** How many rows are written again at a time, beyond twice as many as are new. */
    private static final int MOST_AGAIN = 1_000;

    private static final long FORGOTTEN = -1;
    private static final byte BATCH = 0;
    private static final int BATCH_KEY = 1 + Long.BYTES;

    /** Where the newest row of a key is. */
    private static final class Newest {
        final String key;
        long batch;

        Newest(String key, long batch) {
            this.key = key;
            this.batch = batch;
        }
    }

    /** A batch that has been written, and whose rows it holds, in order. */
    private record Closed(long batch, List<Newest> rows) {}

    private final KeyValueStore<Bytes, byte[]> log;
    private final Map<String, Newest> newest = new HashMap<>();
    private final Deque<Closed> closed = new ArrayDeque<>();
    // New lists for each batch: an old one that is filled again would cost the collector something with each row.
    private ArrayList<String> unsettled = new ArrayList<>();
    private ArrayList<Newest> opened = new ArrayList<>();

    private final RowBatch batch = new RowBatch();
    /** Rows that an earlier Varde wrote one by one: they move into batches with the next row. */
    private final List<KeyValue<Bytes, byte[]>> single = new ArrayList<>(0);

    private long open;
    private long held;

    /** A journal whose batches lie in this store. */
    RowJournal(KeyValueStore<Bytes, byte[]> log) {
        this.log = log;
    }

    @Override
    public String name() {
        return log.name();
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        forgetMemory();
        log.init(context, root);
    }

    private void forgetMemory() {
        newest.clear();
        closed.clear();
        unsettled = new ArrayList<>();
        opened = new ArrayList<>();
        batch.clear();
        single.clear();
        open = 0;
        held = 0;
    }

    /**
     * Reads all that is kept, so that rows may be put.
     *
     * @param keyOf the key of a row by its bytes
     * @param restored is given the newest row of each key
     */
    void open(Function<byte[], String> keyOf, BiConsumer<String, byte[]> restored) {
        flushCache();
        forgetMemory();
        try (KeyValueIterator<Bytes, byte[]> entries = log.reverseAll()) {
            while (entries.hasNext()) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                if (isBatch(entry.key.get())) {
                    restore(number(entry.key.get()), entry.value, keyOf, restored);
                } else {
                    single.add(entry);
                }
            }
        }
        newest.values().removeIf(row -> row.batch == FORGOTTEN);
        for (KeyValue<Bytes, byte[]> entry : single) {
            if (!newest.containsKey(rowKey(entry.key))) {
                restored.accept(rowKey(entry.key), entry.value);
            }
        }
    }

    /** The newest batch comes first: what is known of a key already is newer. */
    private void restore(
            long number, byte[] bytes, Function<byte[], String> keyOf, BiConsumer<String, byte[]> restored) {
        open = Math.max(open, number + 1);
        RowBatch.Content content = RowBatch.decode(bytes);
        Newest[] rows = new Newest[content.rows().size()];
        content.forgotten().forEach(key -> newest.putIfAbsent(key, new Newest(key, FORGOTTEN)));
        for (int n = rows.length - 1; n >= 0; n--) {
            String key = keyOf.apply(content.rows().get(n));
            Newest known = newest.get(key);
            if (known == null) {
                known = new Newest(key, number);
                newest.put(key, known);
                restored.accept(key, content.rows().get(n));
            }
            rows[n] = known;
        }
        held += rows.length;
        closed.addFirst(new Closed(number, List.of(rows)));
    }

    private void takeOver() {
        List<KeyValue<Bytes, byte[]>> rows = List.copyOf(single);
        single.clear();
        for (KeyValue<Bytes, byte[]> row : rows) {
            if (!newest.containsKey(rowKey(row.key))) {
                put(rowKey(row.key), row.value);
            }
            log.delete(row.key);
        }
    }

    /** Keeps a row, in place of an older one with the same key. */
    void put(String key, byte[] row) {
        if (!single.isEmpty()) {
            takeOver();
        }
        if (batch.forgets(key)) {
            flushCache();
        }
        unsettled.add(key);
        batch.add(row);
        if (batch.size() >= LARGEST_BATCH) {
            flushCache();
        }
    }

    /**
     * Finds where each new row's key is, for all of them in one short loop: the processor then waits for the memory of many at once,
     * and not of one after the other. With a million keys that is most of what it waits for here.
     */
    private void settle() {
        for (String key : unsettled) {
            Newest known = newest.get(key);
            if (known == null) {
                known = new Newest(key, open);
                newest.put(key, known);
            }
            known.batch = open;
            opened.add(known);
        }
        unsettled = new ArrayList<>(unsettled.size());
    }

    /** Forgets a row. */
    void delete(String key) {
        settle();
        if (newest.remove(key) != null) {
            batch.forget(key);
        }
    }

    /** Writes the open batch, and again what would be lost with the oldest. */
    @Override
    public void flushCache() {
        if (batch.isEmpty()) {
            return;
        }
        settle();
        int left = 2 * opened.size() + MOST_AGAIN;
        while (left > 0 && !closed.isEmpty() && isLong()) {
            left -= drop(closed.removeFirst());
        }
        write();
    }

    private void write() {
        log.put(key(open), batch.encode());
        opened.trimToSize();
        closed.addLast(new Closed(open, opened));
        held += opened.size();
        opened = new ArrayList<>(opened.size());
        batch.clear();
        open++;
    }

    private boolean isLong() {
        return held + opened.size() > Math.max(FEW, newest.size() + newest.size() / 2);
    }

    /** Lets a batch go; tells how many of its rows were written again. */
    private int drop(Closed oldest) {
        Bytes key = key(oldest.batch());
        List<byte[]> rows = List.of();
        int again = 0;
        // From the end: of a key that is there twice, the later row counts.
        for (int n = oldest.rows().size() - 1; n >= 0; n--) {
            Newest row = oldest.rows().get(n);
            if (row.batch == oldest.batch() && newest.get(row.key) == row) {
                rows = rows.isEmpty() ? RowBatch.decode(log.get(key)).rows() : rows;
                row.batch = open;
                opened.add(row);
                batch.add(rows.get(n));
                again++;
                if (batch.size() >= LARGEST_BATCH) {
                    write();
                }
            }
        }
        held -= oldest.rows().size();
        log.delete(key);
        return again;
    }

    /** How many rows there are. */
    int size() {
        settle();
        return newest.size();
    }

    @Override
    public void commit(Map<TopicPartition, Long> offsets) {
        if (!batch.isEmpty()) {
            throw new IllegalStateException(name() + " was not asked to write its open batch before a commit");
        }
        log.commit(offsets);
    }

    private static Bytes key(long number) {
        return Bytes.wrap(
                ByteBuffer.allocate(BATCH_KEY).put(BATCH).putLong(number).array());
    }

    /** No row's key begins with a zero byte. */
    private static boolean isBatch(byte[] key) {
        return key.length == BATCH_KEY && key[0] == BATCH;
    }

    private static String rowKey(Bytes key) {
        return new String(key.get(), StandardCharsets.UTF_8);
    }

    private static long number(byte[] key) {
        return ByteBuffer.wrap(key).getLong(1);
    }

    @Override
    public void close() {
        forgetMemory();
        log.close();
    }

    @Override
    public boolean persistent() {
        return log.persistent();
    }

    @Override
    public boolean isOpen() {
        return log.isOpen();
    }

    @Override
    public boolean setFlushListener(@Nullable CacheFlushListener<byte[], byte[]> listener, boolean sendOldValues) {
        return false;
    }

    @Override
    public void clearCache() {
        // Called when uncommitted changes are thrown away; the task's state is then read again from the changelog.
        forgetMemory();
    }
}
