package varde.core.time;

/**
 * The two times at which a decision is made. No decision reads a clock; it gets this instead.
 *
 * @param log milliseconds since the epoch: the latest timestamp of the stage's main input. It serves people: schedules,
 *     escalation steps, acknowledgements.
 * @param observed milliseconds of time that was really seen to pass in the log, starting at 0. It judges evidence:
 *     deadlines of silence, holds. It stands still while nothing is written.
 */
public record Now(long log, long observed) {

    private static final long SECOND = 1_000;

    /** Log time at which the whole second of this log time began, in milliseconds. */
    public static long secondOf(long log) {
        return log - Math.floorMod(log, SECOND);
    }

    /**
     * Whether another whole second of log time has begun since this moment. What is done each second is done at the first
     * record of a whole second: so it falls alike wherever in the log somebody begins to read.
     *
     * @param log log time, in milliseconds
     */
    public boolean inLaterSecondThan(long log) {
        return secondOf(this.log) > secondOf(log);
    }
}
