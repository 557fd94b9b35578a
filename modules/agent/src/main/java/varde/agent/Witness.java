package varde.agent;

/**
 * Whoever wants to know what an agent does. Called from the agent's threads, one call at a time is not promised; calls must
 * return at once.
 */
public interface Witness {

    /** A look is over. */
    void looked(Look look);

    /**
     * Nothing gets through to Kafka any more, or not yet; the checks go on. Told once, until {@link #through}.
     *
     * @param why one line
     */
    void cutOff(String why);

    /**
     * Heartbeats get through, for the first time or again. Told once, until {@link #cutOff}.
     *
     * @param dropped how many heartbeats were given up since the agent started
     */
    void through(long dropped);
}
