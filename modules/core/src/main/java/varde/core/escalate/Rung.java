package varde.core.escalate;

/**
 * A place on the way through the steps.
 *
 * @param lastResort whether the step is one of the team of last resort
 * @param lap how often that team's steps have been gone through before, from 0
 * @param step index of the step, from 0; -1 before the first
 */
public record Rung(boolean lastResort, int lap, int step) {

    /** Before the first step. */
    static final Rung GROUND = new Rung(false, 0, -1);

    /** The first step of the team of last resort. */
    static final Rung LAST_RESORT = new Rung(true, 0, 0);

    /** Whether both belong to the same going through of the same team's steps. */
    boolean sameRound(Rung other) {
        return lastResort == other.lastResort && lap == other.lap;
    }
}
