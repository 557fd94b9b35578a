package varde.core.stage;

/**
 * Where the newest row of one key lies. What is written all the time shows the same seat with each of its rows, so that
 * whoever keeps them need not look the key up: among a million keys that is a wait for memory with each row. Only the keeper
 * knows what the number means, and only it changes it; a stage merely hands the seat on.
 */
public abstract class Seat {

    /** What {@link #place()} is while no row of this key is kept. */
    public static final long NOWHERE = -1;

    private long place = NOWHERE;

    /** Where the newest row lies; {@link #NOWHERE} if none is kept. */
    public final long place() {
        return place;
    }

    /** The newest row lies there from now on. */
    public final void move(long to) {
        place = to;
    }
}
