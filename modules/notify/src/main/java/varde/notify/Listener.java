package varde.notify;

/** Who is told what providers say of their own accord. Called on any thread. */
public interface Listener {

    /** What became of a message. Returns at once. */
    void report(Report report);

    /**
     * A person has answered. Returns when the answer is safe; a provider tells its peer only then that it has it.
     *
     * @throws RuntimeException if it is not safe: the peer shall keep it and try again
     */
    void reply(Reply reply);
}
