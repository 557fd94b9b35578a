package varde.streams;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import varde.core.stage.Outcome;
import varde.core.stage.Row;

/** A whole decision, encoded, before any of it is written. */
final class Written<R extends Row> {

    /** A row, encoded. */
    record KeptRow(String store, String key, byte[] bytes) {}

    final List<KeptRow> kept = new ArrayList<>(2);
    final List<Outcome.Forgotten> forgotten = new ArrayList<>(0);
    final List<Outgoing> outgoing = new ArrayList<>(2);
    byte @Nullable [] clock;

    void keep(R row, byte[] bytes) {
        kept.add(new KeptRow(row.store(), row.key(), bytes));
    }
}
