package varde.wire.codec;

import org.apache.avro.specific.SpecificRecord;

/**
 * Between a value of core and the generated Avro record.
 *
 * @param <T> core's type
 * @param <A> the generated type
 */
interface Mapping<T, A extends SpecificRecord> {

    /** The record of a value. */
    A toAvro(T value);

    /** The value of a record; any exception means that the record makes no sense. */
    T toCore(A avro);
}
