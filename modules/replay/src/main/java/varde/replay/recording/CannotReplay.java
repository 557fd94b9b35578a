package varde.replay.recording;

/** Something that was asked for cannot be replayed; the message says why and what to do. */
public final class CannotReplay extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** For this reason. */
    public CannotReplay(String why) {
        super(why);
    }

    /** For this reason, which came of that. */
    public CannotReplay(String why, Throwable cause) {
        super(why, cause);
    }
}
