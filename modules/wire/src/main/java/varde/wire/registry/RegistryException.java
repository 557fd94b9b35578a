package varde.wire.registry;

/** The registry answered, but not with what was asked for. The message says what was asked and what came back. */
public class RegistryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The registry said no, in these words. */
    public RegistryException(String message) {
        super(message);
    }

    /** The registry's answer makes no sense, because of this. */
    public RegistryException(String message, Throwable cause) {
        super(message, cause);
    }
}
