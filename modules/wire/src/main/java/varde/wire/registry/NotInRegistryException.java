package varde.wire.registry;

/** The registry knows no such subject, version or schema. */
public final class NotInRegistryException extends RegistryException {

    private static final long serialVersionUID = 1L;

    /** Not known, in these words. */
    public NotInRegistryException(String message) {
        super(message);
    }
}
