/** The local run: everything in one process, and the story that it tells. */
@NullMarked
package varde.app.up;

import org.jspecify.annotations.NullMarked;
