/** How fast replay is, and that it decides alike. */
@NullMarked
package varde.bench.replay;

import org.jspecify.annotations.NullMarked;
