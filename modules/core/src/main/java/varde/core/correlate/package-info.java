/** CORRELATE: from observations to outages, one for each root cause. */
@NullMarked
package varde.core.correlate;

import org.jspecify.annotations.NullMarked;
