package varde.core.correlate;

import varde.core.landscape.State;

/**
 * What one agent's view says about a component's state.
 *
 * @param site where the agent stands
 * @param state UP, DEGRADED or DOWN
 * @param since log time of the evidence, in milliseconds
 * @param brokeBy log time before which it must have broken, if it has, in milliseconds
 * @param patience how long the agent's next change may take to be noticed, in milliseconds
 */
record Vote(String site, State state, long since, long brokeBy, long patience) {

    boolean down() {
        return state == State.DOWN;
    }
}
