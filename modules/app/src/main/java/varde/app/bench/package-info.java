/** {@code varde bench}: the figures of the whole, measured here and now. */
@NullMarked
package varde.app.bench;

import org.jspecify.annotations.NullMarked;
