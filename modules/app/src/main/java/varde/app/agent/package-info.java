/** A probe agent from the command line. */
@NullMarked
package varde.app.agent;

import org.jspecify.annotations.NullMarked;
