package varde.core.landscape;

/** How much people depend on a component, the most first. */
public enum Criticality {
    /** Lives may depend on it: an outage is CRITICAL. */
    VITAL,
    /** Work stops without it: MAJOR. */
    HIGH,
    /** The usual: MINOR. */
    NORMAL,
    /** A nuisance: WARNING. */
    LOW
}
