package varde.app;

/**
 * The program cannot start, or a command cannot do its work, for a reason that a person can put right: a taken port, a
 * folder in use, a broker that does not answer. The message is the one line to print; the exit code is 2.
 */
public final class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A refusal in one line.
     *
     * @param line what is wrong and what to do about it, for a person, without a line break
     */
    public CannotStart(String line) {
        super(line);
    }

    /**
     * A refusal in one line, with what led to it for whoever wants to look deeper.
     *
     * @param line what is wrong and what to do about it, for a person, without a line break
     * @param cause kept for the log; never needed to understand the line
     */
    public CannotStart(String line, Throwable cause) {
        super(line, cause);
    }
}
