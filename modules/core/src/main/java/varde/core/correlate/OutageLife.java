package varde.core.correlate;

import java.util.Optional;

/**
 * The state of one outage's life.
 *
 * @param told the outage as it was last told; empty before it is opened
 * @param reopenUntil log time until which it may be reopened, once it is closed, in milliseconds
 * @param stirred whether something has changed that was not told yet
 * @param quarantined whether deciding about it failed: it is left alone from then on
 */
record OutageLife(Optional<Outage> told, long reopenUntil, boolean stirred, boolean quarantined) {

    static final OutageLife UNBORN = new OutageLife(Optional.empty(), 0, false, false);

    boolean open() {
        return told.filter(outage -> outage.status() == Outage.Status.OPEN).isPresent();
    }

    boolean closed() {
        return told.filter(outage -> outage.status() == Outage.Status.CLOSED).isPresent();
    }

    /** The outage as it was last told. */
    Outage outage() {
        return told.orElseThrow(() -> new IllegalStateException("an outage that was never opened has no record"));
    }
}
