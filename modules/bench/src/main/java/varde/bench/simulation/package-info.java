/** A simulated network that breaks on purpose, and knows what is really broken. */
@NullMarked
package varde.bench.simulation;

import org.jspecify.annotations.NullMarked;
