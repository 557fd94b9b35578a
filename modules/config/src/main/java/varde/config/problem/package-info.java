/** What is wrong with a configuration, where, and what to do about it. */
@NullMarked
package varde.config.problem;

import org.jspecify.annotations.NullMarked;
