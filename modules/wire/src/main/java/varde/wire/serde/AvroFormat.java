package varde.wire.serde;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** A way to write generated Avro records as the values of topics: Varde's own, or Confluent's. */
public interface AvroFormat {

    /**
     * Reads and writes the values of one topic.
     *
     * @param <A> the generated class
     */
    interface Records<A extends SpecificRecord> {

        /** The bytes of a record. */
        byte[] write(A value);

        /**
         * The record of these bytes.
         *
         * @throws UndecodableException if they are none
         */
        A read(byte[] bytes);
    }

    /**
     * For the values of one topic.
     *
     * @param topic the topic's name
     * @param contract the schema as it is registered
     * @param type the class generated from it
     */
    <A extends SpecificRecord> Records<A> records(String topic, Schema contract, Class<A> type);
}
