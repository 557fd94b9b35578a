package varde.replay.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import varde.core.stage.Outcome;
import varde.core.stage.Row;
import varde.replay.recording.Beginning;
import varde.streams.StageShell;
import varde.streams.Written;

/** What a stage keeps, in place of its stores. */
final class KeptRows implements StageShell.Rows {

    private final Map<String, Map<String, byte[]>> stores = new TreeMap<>();

    void put(String store, String key, byte[] bytes) {
        stores.computeIfAbsent(store, any -> new TreeMap<>()).put(key, bytes);
    }

    <R extends Row> void take(Written<R> written) {
        for (Written.KeptRow<R> kept : written.kept()) {
            put(kept.row().store(), kept.row().key(), kept.bytes());
        }
        for (Outcome.Forgotten gone : written.forgotten()) {
            stores.getOrDefault(gone.store(), Map.of()).remove(gone.key());
        }
    }

    @Override
    public void each(Visitor visitor) {
        stores.forEach((store, rows) -> rows.forEach((key, bytes) -> visitor.row(store, key, bytes)));
    }

    List<Beginning.KeptRow> copy() {
        List<Beginning.KeptRow> rows = new ArrayList<>();
        each((store, key, bytes) -> rows.add(new Beginning.KeptRow(store, key, bytes)));
        return rows;
    }
}
