package varde.streams;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
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
import varde.core.stage.Outcome;
import varde.core.stage.Row;
import varde.core.stage.Seat;
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
final class RowJournal<R extends Row> implements StateStore, CachedStateStore<byte[], byte[]> {

    /** How large a batch may become, in bytes, before it is written without waiting for the commit. */
    static final int LARGEST_BATCH = 256 * 1024;

    /** How many rows the log may hold although there are far fewer. */
    private static final int FEW = 4_096;

    /** How many rows are written again at a time, beyond twice as many as are new. */
    private static final int MOST_AGAIN = 1_000;

    private static final byte BATCH = 0;
    private static final int BATCH_KEY = 1 + Long.BYTES;

    /** A batch that has been written, and the seats of its rows, in order. A seat's place is the batch with its newest row. */
    private record Closed(long batch, List<Seat> rows) {}

    /** What an earlier Varde wrote row by row; without a row if a batch says otherwise of its key. */
    private record Single<R>(Bytes key, @Nullable R row, byte[] bytes) {}

    /** Stands for a key of which a newer batch says that it is forgotten. */
    private static final Seat GONE = new Seat() {};

    private final KeyValueStore<Bytes, byte[]> log;
    private final Deque<Closed> closed = new ArrayDeque<>();
    // A new list for each batch: an old one that is filled again would cost the collector something with each row.
    private ArrayList<Seat> opened = new ArrayList<>();

    private final RowBatch batch = new RowBatch();
    /** These move into batches with the next row. */
    private final List<Single<R>> single = new ArrayList<>(0);

    private Runnable beforeCommits = () -> {};
    private long open;
    private long held;
    private long size;

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

    /** Has this done whenever a commit begins. */
    void beforeCommits(Runnable told) {
        beforeCommits = told;
    }

    private void forgetMemory() {
        closed.clear();
        opened = new ArrayList<>();
        batch.clear();
        single.clear();
        open = 0;
        held = 0;
        size = 0;
    }

    /**
     * Reads all that is kept, so that rows may be put.
     *
     * @param read reads a row from its bytes
     * @param restored is given the newest row of each key, whose seat is taken from then on
     */
    void open(Function<byte[], R> read, Consumer<R> restored) {
        writeOpen();
        forgetMemory();
        Map<String, Seat> known = new HashMap<>();
        try (KeyValueIterator<Bytes, byte[]> entries = log.reverseAll()) {
            while (entries.hasNext()) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                if (isBatch(entry.key.get())) {
                    restore(number(entry.key.get()), RowBatch.decode(entry.value), read, restored, known);
                } else {
                    single.add(new Single<>(entry.key, read.apply(entry.value), entry.value));
                }
            }
        }
        single.replaceAll(
                old -> known.containsKey(rowKey(old.key())) ? new Single<>(old.key(), null, old.bytes()) : old);
        single.stream().map(Single::row).filter(Objects::nonNull).forEach(restored);
    }

    /** The newest batch comes first: what is known of a key already is newer. */
    private void restore(
            long number,
            RowBatch.Content content,
            Function<byte[], R> read,
            Consumer<R> restored,
            Map<String, Seat> known) {
        open = Math.max(open, number + 1);
        Seat[] seats = new Seat[content.rows().size()];
        content.forgotten().forEach(key -> known.putIfAbsent(key, GONE));
        for (int n = seats.length - 1; n >= 0; n--) {
            R row = read.apply(content.rows().get(n));
            Seat seat = known.get(row.key());
            if (seat == null) {
                seat = seatOf(row);
                seat.move(number);
                size++;
                known.put(row.key(), seat);
                restored.accept(row);
            }
            seats[n] = seat;
        }
        held += seats.length;
        closed.addFirst(new Closed(number, List.of(seats)));
    }

    private Seat seatOf(Row row) {
        Seat seat = row.seat();
        return seat == null ? mustHave(null, row.key()) : seat;
    }

    private Seat mustHave(@Nullable Seat seat, String key) {
        if (seat == null) {
            throw new IllegalStateException(name() + " keeps only rows that have a seat, which " + key + " has not");
        }
        return seat;
    }

    private void takeOver() {
        List<Single<R>> rows = List.copyOf(single);
        single.clear();
        for (Single<R> old : rows) {
            if (old.row() != null) {
                put(old.row(), old.bytes());
            }
            log.delete(old.key());
        }
    }

    /** Keeps a row, in place of an older one with the same key. */
    void put(R row, byte[] bytes) {
        if (!single.isEmpty()) {
            takeOver();
        }
        if (batch.forgetsAny() && batch.forgets(row.key())) {
            writeOpen();
        }
        Seat seat = seatOf(row);
        if (seat.place() == Seat.NOWHERE) {
            size++;
        }
        seat.move(open);
        opened.add(seat);
        batch.add(bytes);
        if (batch.size() >= LARGEST_BATCH) {
            writeOpen();
        }
    }

    /** Forgets a row. */
    void delete(Outcome.Forgotten row) {
        if (!single.isEmpty()) {
            takeOver();
        }
        Seat seat = mustHave(row.seat(), row.key());
        if (seat.place() != Seat.NOWHERE) {
            seat.move(Seat.NOWHERE);
            size--;
            batch.forget(row.key());
        }
    }

    @Override
    public void flushCache() {
        beforeCommits.run();
        writeOpen();
    }

    /** Writes the open batch, and again what would be lost with the oldest. */
    private void writeOpen() {
        if (batch.isEmpty()) {
            return;
        }
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
        return held + opened.size() > Math.max(FEW, size + size / 2);
    }

    /** Lets a batch go; tells how many of its rows were written again. */
    private int drop(Closed oldest) {
        Bytes key = key(oldest.batch());
        List<byte[]> rows = List.of();
        int again = 0;
        // From the end: of a key that is there twice, the later row counts.
        for (int n = oldest.rows().size() - 1; n >= 0; n--) {
            Seat seat = oldest.rows().get(n);
            if (seat.place() == oldest.batch()) {
                rows = rows.isEmpty() ? RowBatch.decode(log.get(key)).rows() : rows;
                seat.move(open);
                opened.add(seat);
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
