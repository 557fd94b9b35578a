package varde.replay.decide;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import varde.core.stage.Outcome;
import varde.core.stage.Row;
import varde.replay.recording.Beginning;
import varde.streams.StageCodec;
import varde.streams.StageShell;
import varde.streams.Written;

/** What a stage keeps, in place of its stores. Rows that were not encoded when they were kept are so when they are wanted. */
final class KeptRows<R extends Row> implements StageShell.Rows<R> {

    private final Map<String, Map<String, Kept>> stores = new TreeMap<>();
    private final StageCodec<?, R, ?> codec;

    /** Rows that are written and read like this. */
    KeptRows(StageCodec<?, R, ?> codec) {
        this.codec = codec;
    }

    /** A row that is kept. */
    private interface Kept {
        byte[] bytes();
    }

    void put(String store, String key, byte[] bytes) {
        put(store, key, () -> bytes);
    }

    private void put(String store, String key, Kept row) {
        stores.computeIfAbsent(store, any -> new HashMap<>()).put(key, row);
    }

    /**
     * Keeps what was decided.
     *
     * @param encoded whether its rows are encoded
     */
    void take(Written<R> written, boolean encoded) {
        for (Written.KeptRow<R> kept : written.kept()) {
            R row = kept.row();
            byte[] bytes = kept.bytes();
            put(row.store(), row.key(), encoded ? () -> bytes : () -> codec.row(row));
        }
        for (Outcome.Forgotten gone : written.forgotten()) {
            stores.getOrDefault(gone.store(), Map.of()).remove(gone.key());
        }
    }

    @Override
    public void each(Consumer<R> reader) {
        copy().forEach(row -> reader.accept(codec.row(row.store(), row.key(), row.bytes())));
    }

    List<Beginning.KeptRow> copy() {
        List<Beginning.KeptRow> rows = new ArrayList<>();
        stores.forEach((store, kept) ->
                new TreeMap<>(kept).forEach((key, row) -> rows.add(new Beginning.KeptRow(store, key, row.bytes()))));
        return rows;
    }
}
