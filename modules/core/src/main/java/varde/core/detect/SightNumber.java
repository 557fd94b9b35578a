package varde.core.detect;

import varde.core.stage.Seat;

/**
 * What a sight is called in the rows that are written with every heartbeat: a number says in three bytes what two names say
 * in fifty. It is the seat of those rows as well.
 */
public final class SightNumber extends Seat {

    private final long value;

    /** This number, from 1; 0 of a sight that has none yet. */
    public SightNumber(long value) {
        this.value = value;
    }

    /** The number; 0: none. */
    public long value() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SightNumber that && value == that.value;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
