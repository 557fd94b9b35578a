/** The varde command: the launcher's entry point, the local run, the wall. */
@NullMarked
package varde.app;

import org.jspecify.annotations.NullMarked;
