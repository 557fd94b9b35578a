package varde.core.stage;

/** A row that is written all the time, such as when a component was last seen. */
public interface SeatedRow extends Row {

    /** The seat of its key: one and the same object for all rows of this key that a stage decides, and for the row it restored. */
    Seat seat();
}
