/** How ESCALATE stands a storm of outages. */
@NullMarked
package varde.bench.escalate;

import org.jspecify.annotations.NullMarked;
