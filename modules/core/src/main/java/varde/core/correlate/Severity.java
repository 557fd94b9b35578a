package varde.core.correlate;

import varde.core.landscape.Criticality;

/** How bad an outage is, the worst first. */
public enum Severity {
    /** Something vital is down. */
    CRITICAL,
    /** Something of high criticality is down. */
    MAJOR,
    /** The usual. */
    MINOR,
    /** Can wait for the morning. */
    WARNING;

    /** The severity of a component of this criticality being DOWN. */
    public static Severity of(Criticality criticality) {
        return values()[criticality.ordinal()];
    }

    /** One level lower; WARNING stays. */
    public Severity lower() {
        return this == WARNING ? WARNING : values()[ordinal() + 1];
    }

    /** Whether this is worse than another. */
    public boolean worseThan(Severity other) {
        return compareTo(other) < 0;
    }

    /** The worse of two. */
    public static Severity worst(Severity one, Severity other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
