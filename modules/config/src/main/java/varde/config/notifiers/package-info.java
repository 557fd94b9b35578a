/** Through which providers pages leave: {@code notifiers.yaml}. */
@NullMarked
package varde.config.notifiers;

import org.jspecify.annotations.NullMarked;
