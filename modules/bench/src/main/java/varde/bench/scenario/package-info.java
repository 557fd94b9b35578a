/** Scenarios of failures in virtual time, with their truth: what is broken on purpose, what therefore does not work, and what agents see of it. */
@NullMarked
package varde.bench.scenario;

import org.jspecify.annotations.NullMarked;
