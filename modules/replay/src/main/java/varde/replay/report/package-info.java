/** The report of a post-mortem: for people, as HTML and Markdown, and for programs, as JSON. */
@NullMarked
package varde.replay.report;

import org.jspecify.annotations.NullMarked;
