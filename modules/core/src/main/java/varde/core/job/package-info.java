/** Jobs: whether each has run when it should, and how it went. */
@NullMarked
package varde.core.job;

import org.jspecify.annotations.NullMarked;
