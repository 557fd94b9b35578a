package varde.wire.registry;

/** The registry refuses a schema because values that exist could not be read with it. */
public final class IncompatibleSchemaException extends RegistryException {

    private static final long serialVersionUID = 1L;

    /** Refused, in these words. */
    public IncompatibleSchemaException(String message) {
        super(message);
    }
}
