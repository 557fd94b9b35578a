/** How state rows are written: Avro with a version in front, and no registry. */
@NullMarked
package varde.wire.state;

import org.jspecify.annotations.NullMarked;
