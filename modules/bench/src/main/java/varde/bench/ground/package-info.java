/** What every benchmark stands on: processes of its own, topics, and clocks that measure. */
@NullMarked
package varde.bench.ground;

import org.jspecify.annotations.NullMarked;
