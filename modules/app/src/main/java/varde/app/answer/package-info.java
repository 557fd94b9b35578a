/** Saying something to a stage, and hearing what came of it. */
@NullMarked
package varde.app.answer;

import org.jspecify.annotations.NullMarked;
