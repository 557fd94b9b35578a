/** Avro object container files that hold stretches of topics, as any Avro tool can read them. */
@NullMarked
package varde.wire.file;

import org.jspecify.annotations.NullMarked;
