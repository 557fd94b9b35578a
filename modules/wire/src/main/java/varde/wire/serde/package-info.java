/** Avro in Confluent's wire format: a zero byte, the schema's id in four bytes, and the record in binary. */
@NullMarked
package varde.wire.serde;

import org.jspecify.annotations.NullMarked;
