/**
 * What a watchdog concludes from what it has seen of the pipeline, and what it says of that. It shares nothing with the stages:
 * not their log time either, because the log is what it watches. Times are milliseconds of its own clock, which only moves
 * forward.
 */
@NullMarked
package varde.core.watchdog;

import org.jspecify.annotations.NullMarked;
