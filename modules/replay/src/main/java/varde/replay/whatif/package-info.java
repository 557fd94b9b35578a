/** What would have been decided by other rules, another landscape or other teams. */
@NullMarked
package varde.replay.whatif;

import org.jspecify.annotations.NullMarked;
