package varde.agent;

import varde.core.detect.Heartbeat;

/** Where an agent's heartbeats go. */
public interface Heartbeats {

    /** Takes a heartbeat and returns at once, wherever Kafka may be. Heartbeats go out in the order in which they came. */
    void say(Heartbeat heartbeat);

    /** How many heartbeats were given up because they had waited for longer than their interval, since the start. */
    long dropped();

    /** Takes a last heartbeat, hands over what has not gone out yet, and ends. Takes a few seconds at most. */
    void endWith(Heartbeat last);
}
