package varde.core.escalate;

import varde.core.oncall.Channel;

/** Whether a further page may go to somebody now. What may not waits for a digest. */
interface Gate {

    /** Always: for a decision that is looked at by itself. */
    Gate OPEN = (person, team, channel, urgent) -> true;

    /**
     * Whether the limits let one more through.
     *
     * @param person id of the person, or {@code team:ID}
     * @param team id of the team whose step it is: each team has its own limits, so that none waits behind another
     * @param channel by which it would go
     * @param urgent whether it asks for an answer to something CRITICAL
     */
    boolean open(String person, String team, Channel channel, boolean urgent);
}
