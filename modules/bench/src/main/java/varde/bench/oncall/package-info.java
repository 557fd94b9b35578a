/** How fast it is known who is on call. */
@NullMarked
package varde.bench.oncall;

import org.jspecify.annotations.NullMarked;
