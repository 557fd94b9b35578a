package varde.wire.registry;

/** The registry did not answer for as long as the client was willing to wait. Nothing is wrong with any record. */
public final class RegistryAwayException extends RegistryException {

    private static final long serialVersionUID = 1L;

    /** Away, because of this. */
    public RegistryAwayException(String message, Throwable cause) {
        super(message, cause);
    }
}
