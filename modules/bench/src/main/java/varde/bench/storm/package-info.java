/** The core cut: everything that hangs on one component fails at once, and becomes one outage. */
@NullMarked
package varde.bench.storm;

import org.jspecify.annotations.NullMarked;
