/** What happened, as the log tells it: outages with their decisions, pages, receipts and people. */
@NullMarked
package varde.replay.story;

import org.jspecify.annotations.NullMarked;
