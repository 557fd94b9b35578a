package varde.core.correlate;

import varde.core.landscape.State;

/**
 * What all the agents together say of one component.
 *
 * @param state the state
 * @param downSites how many sites see it DOWN
 * @param sites how many sites look
 * @param since log time of the first evidence of trouble, in milliseconds; 0 if there is none
 * @param brokeBy log time before which it must have broken, in milliseconds; 0 if it has not
 * @param patience how long it may take those who do not see it DOWN to change their view, in milliseconds; 0 if there
 *     are none
 * @param downPatience how long it may take those who see it DOWN to change their view, in milliseconds
 * @param blinded whether nobody has a vote only because marks are old
 * @param lostSince log time since which nobody has had a vote, in milliseconds; 0 while somebody has
 */
record Verdict(
        State state,
        int downSites,
        int sites,
        long since,
        long brokeBy,
        long patience,
        long downPatience,
        boolean blinded,
        long lostSince) {

    /** Nobody has ever said anything. */
    static final Verdict SILENCE = new Verdict(State.UNKNOWN, 0, 0, 0, 0, 0, 0, false, 0);

    /** Nobody has a vote any more. */
    static Verdict lost(boolean blinded, long since) {
        return new Verdict(State.UNKNOWN, 0, 0, 0, 0, 0, 0, blinded, since);
    }

    /** Whether some see it DOWN, but not enough to say so. */
    boolean partial() {
        return state == State.DEGRADED && downPatience > 0;
    }

    /** For people: who sees what. */
    String said() {
        if (state == State.DOWN || partial()) {
            return "down from " + downSites + " of " + sites + (sites == 1 ? " site" : " sites");
        }
        return state == State.UNKNOWN ? "seen by nobody" : "seen " + (state == State.UP ? "well" : "degraded");
    }
}
