package varde.core.stage;

import org.jspecify.annotations.Nullable;

/** One remembered fact of a stage: what its state store keeps, and what its in-memory indices are rebuilt from. */
public interface Row {

    /** The name of the store that keeps it, one of the stage's own. Stores are added, never renamed. */
    String store();

    /** The key in that store. */
    String key();

    /**
     * Its seat, if it is written all the time, such as when a component was last seen: one and the same object for all rows of
     * this key that a stage decides, and for the row it restored. Null for all others.
     */
    default @Nullable Seat seat() {
        return null;
    }
}
