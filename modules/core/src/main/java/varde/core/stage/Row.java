package varde.core.stage;

/** One remembered fact of a stage: what its state store keeps, and what its in-memory indices are rebuilt from. */
public interface Row {

    /** The name of the store that keeps it, one of the stage's own. Stores are added, never renamed. */
    String store();

    /** The key in that store. */
    String key();
}
