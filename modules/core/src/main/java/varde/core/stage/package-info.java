/** What the three stages have in common: inputs at a place in the log, rows kept, records said. */
@NullMarked
package varde.core.stage;

import org.jspecify.annotations.NullMarked;
