/** Measurements of the whole pipeline, and the failure simulator with its ground truth. */
@NullMarked
package varde.bench;

import org.jspecify.annotations.NullMarked;
