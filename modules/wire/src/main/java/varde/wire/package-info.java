/** What travels between the stages: topics, codecs, the Avro serde and the schema-registry client. */
@NullMarked
package varde.wire;

import org.jspecify.annotations.NullMarked;
