/** What was recorded: the records of an interval, wherever they are kept. */
@NullMarked
package varde.replay.recording;

import org.jspecify.annotations.NullMarked;
