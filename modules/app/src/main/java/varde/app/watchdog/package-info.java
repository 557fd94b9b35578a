/** The watchdog: a process on another host that shares nothing with the pipeline and says when that no longer works. */
@NullMarked
package varde.app.watchdog;

import org.jspecify.annotations.NullMarked;
