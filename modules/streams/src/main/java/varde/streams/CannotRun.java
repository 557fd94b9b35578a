package varde.streams;

/** A stage cannot run; the message is one line that says why and what to do. */
public final class CannotRun extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Because of this. */
    public CannotRun(String why) {
        super(why);
    }

    /** Because of this, which came of that. */
    public CannotRun(String why, Throwable cause) {
        super(why, cause);
    }
}
