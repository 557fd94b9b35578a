/** Between core's values and the bytes on the topics, one codec for each topic value. */
@NullMarked
package varde.wire.codec;

import org.jspecify.annotations.NullMarked;
