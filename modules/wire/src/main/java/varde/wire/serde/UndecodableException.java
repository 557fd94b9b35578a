package varde.wire.serde;

import org.apache.kafka.common.errors.SerializationException;

/**
 * These bytes are not a record that can be read, and never will be: the record belongs into {@code rejected}. The message
 * says why, for people.
 */
public class UndecodableException extends SerializationException {

    private static final long serialVersionUID = 1L;

    /** Not readable, because of this. */
    public UndecodableException(String why) {
        super(why);
    }

    /** Not readable, because of this, which came of that. */
    public UndecodableException(String why, Throwable cause) {
        super(why, cause);
    }
}
