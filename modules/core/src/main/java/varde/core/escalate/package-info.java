/** ESCALATE: one team's way through its steps for one outage, until somebody answers. */
@NullMarked
package varde.core.escalate;

import org.jspecify.annotations.NullMarked;
