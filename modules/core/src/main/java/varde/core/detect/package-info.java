/** DETECT: from heartbeats to changes in what one agent sees of one component. */
@NullMarked
package varde.core.detect;

import org.jspecify.annotations.NullMarked;
