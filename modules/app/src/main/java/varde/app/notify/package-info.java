/** The notifiers of a process: from the configuration to running roles. */
@NullMarked
package varde.app.notify;

import org.jspecify.annotations.NullMarked;
