/** How many checks a probe agent carries. */
@NullMarked
package varde.bench.agent;

import org.jspecify.annotations.NullMarked;
