/** Varde and what others wrote: a real registry, and a notifier in another language. */
@NullMarked
package varde.app.interop;

import org.jspecify.annotations.NullMarked;
