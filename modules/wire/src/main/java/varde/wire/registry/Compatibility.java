package varde.wire.registry;

/** What a registry demands of a new version of a schema. */
public enum Compatibility {
    /** Nothing. */
    NONE,
    /** It reads values of the version before. */
    BACKWARD,
    /** It reads values of all versions before. */
    BACKWARD_TRANSITIVE,
    /** Its values are read by the version before. */
    FORWARD,
    /** Its values are read by all versions before. */
    FORWARD_TRANSITIVE,
    /** Both ways, with the version before. */
    FULL,
    /** Both ways, with all versions before. */
    FULL_TRANSITIVE
}
