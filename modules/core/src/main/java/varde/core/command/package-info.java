/** What people say to a stage. */
@NullMarked
package varde.core.command;

import org.jspecify.annotations.NullMarked;
