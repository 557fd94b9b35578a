/** Looking: what an agent can do to find out how a component is. */
@NullMarked
package varde.agent.check;

import org.jspecify.annotations.NullMarked;
