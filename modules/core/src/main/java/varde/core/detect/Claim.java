package varde.core.detect;

/**
 * Whether two processes claim the id of one agent. Each draws a session when it starts and says it with its own heartbeats. A
 * restart changes the session once, and the old one may still come in late; only when sessions take turns are there two.
 *
 * @param rival the session before the present one; 0 if there was none
 * @param turns how often in a row the session before has come back
 * @param turned observed time of the latest change of session, in milliseconds
 * @param doubled whether it has been said that there are two
 */
record Claim(long rival, int turns, long turned, boolean doubled) {

    static final Claim SINGLE = new Claim(0, 0, 0, false);

    /** How often in a row sessions must come back: one heartbeat that was under way at a restart makes it two. */
    static final int TWO_AFTER = 4;

    /** After so long without a change of session there is one again, in milliseconds of observed time. */
    static final long ONE_AFTER = 60_000;

    /**
     * What is to be thought after an own heartbeat of the agent.
     *
     * @param before the session of the one before; 0 if there was none
     * @param said the session of this one; 0 if it does not say
     */
    Claim heard(long before, long said, long observed) {
        if (said == 0 || before == 0) {
            return this;
        }
        if (said == before) {
            return doubled && observed - turned > ONE_AFTER ? SINGLE : this;
        }
        int again = said == rival ? turns + 1 : 0;
        return new Claim(before, again, observed, doubled || again >= TWO_AFTER);
    }
}
