package varde.wire.serde;

import org.apache.avro.util.ClassSecurityValidator;

/**
 * Avro loads no class that it was not told to trust. The generated ones are trusted here, on top of what others in the
 * process have allowed.
 */
public final class TrustedClasses {

    private static final String GENERATED = "varde.wire.avro.";

    static {
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.getGlobal(), type -> type.getName().startsWith(GENERATED)));
    }

    private TrustedClasses() {}

    /** Makes sure that Avro trusts the generated classes. Call it before they are used. */
    public static void trust() {
        // The static initialiser has done it, once.
    }
}
