/** The commands that look back: replay, export, status, stats. */
@NullMarked
package varde.app.replay;

import org.jspecify.annotations.NullMarked;
