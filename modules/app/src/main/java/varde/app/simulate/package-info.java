/** Failures by script or by seed, with their truth. */
@NullMarked
package varde.app.simulate;

import org.jspecify.annotations.NullMarked;
