/** Decides once more: the stages over what was recorded, in the order in which it was read. */
@NullMarked
package varde.replay.decide;

import org.jspecify.annotations.NullMarked;
