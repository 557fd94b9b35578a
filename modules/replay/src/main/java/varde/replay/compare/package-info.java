/** Compares what was decided with what is decided now. */
@NullMarked
package varde.replay.compare;

import org.jspecify.annotations.NullMarked;
