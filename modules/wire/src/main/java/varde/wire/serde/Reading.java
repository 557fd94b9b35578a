package varde.wire.serde;

import java.io.IOException;
import org.apache.avro.io.DatumReader;

/** Reads one record, and turns whatever goes wrong with its bytes into one kind of exception. */
public final class Reading {

    private Reading() {}

    /**
     * The record that comes next.
     *
     * @throws UndecodableException if none can be read
     */
    public static <A> A of(DatumReader<A> datum, ByteReader in) {
        try {
            // Avro takes null for "make a new one", but does not say so to the null checker.
            return datum.read(null, in);
        } catch (UndecodableException e) {
            throw e;
        } catch (StackOverflowError e) {
            throw new UndecodableException("is nested too deeply", e);
        } catch (IOException | RuntimeException e) {
            throw new UndecodableException("cannot be read: " + e.getMessage(), e);
        }
    }
}
