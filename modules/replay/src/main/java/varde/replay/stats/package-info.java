/** Statistics over an interval: availability, how fast things were found and mended, whom it woke. */
@NullMarked
package varde.replay.stats;

import org.jspecify.annotations.NullMarked;
