/** The roles of the pipeline, started and stopped. */
@NullMarked
package varde.app.pipeline;

import org.jspecify.annotations.NullMarked;
