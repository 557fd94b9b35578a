/** The {@code varde} command: what a person types, where it finds a running Varde, and which settings it obeys. */
@NullMarked
package varde.app;

import org.jspecify.annotations.NullMarked;
