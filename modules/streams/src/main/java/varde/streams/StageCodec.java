package varde.streams;

import varde.core.stage.Row;
import varde.wire.Order;
import varde.wire.Rejected;
import varde.wire.serde.UndecodableException;

/**
 * How a stage's inputs, rows and outputs are written and read.
 *
 * @param <I> inputs
 * @param <R> rows
 * @param <O> outputs
 */
public interface StageCodec<I, R extends Row, O> {

    /**
     * Reads an input record that is not empty.
     *
     * @param topic the topic's full name
     * @throws UndecodableException if these bytes are no such record
     */
    I input(String topic, byte[] value);

    /** The input that says only that time has passed. */
    I pulse();

    /**
     * The bytes of a row of this stage. It takes any row, for the sake of the one that is written with each heartbeat: the
     * compiler would have it checked whether that is an R, an interface, and Java remembers for each class only one interface
     * that it was asked about last, for all threads together.
     */
    byte[] row(Row row);

    /** The row that was written as these bytes. */
    R row(String store, String key, byte[] bytes);

    /** An output record as it goes on the wire. */
    Outgoing output(O output);

    /** The bytes of an entry of the order topic. */
    byte[] order(Order entry);

    /** The bytes of a rejected record. */
    byte[] rejected(Rejected rejected);
}
