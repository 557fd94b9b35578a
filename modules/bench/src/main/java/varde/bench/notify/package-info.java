/** Notifiers, measured and killed: how many messages a second, and what happens when something fails. */
@NullMarked
package varde.bench.notify;

import org.jspecify.annotations.NullMarked;
