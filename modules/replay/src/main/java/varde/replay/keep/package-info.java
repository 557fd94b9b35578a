/** Keeps an interval in one file: for a ticket, for a regression test, for the years after the log has gone. */
@NullMarked
package varde.replay.keep;

import org.jspecify.annotations.NullMarked;
